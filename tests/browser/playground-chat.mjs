// One person's Teams: a Playground of their own, driven through its page.
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { patience } from './local-page.mjs';
import { demoPeople, playgroundCli, playgroundConfig, playgroundSettings } from './playground-config.mjs';
import { freePort, temporaryFolder } from './support.mjs';

const header = '[aria-label="Message header"]';

export class PlaygroundChat {
  constructor(playground, page) {
    this.playground = playground;
    this.page = page;
  }

  /** Starts a Playground for somebody of the demo company and opens their chat with the bot. */
  static async open(browser, botUrl, name) {
    if (!existsSync(playgroundCli)) {
      throw new Error('@microsoft/m365agentsplayground is missing: run npm ci in tests/browser.');
    }

    const people = demoPeople();
    const folder = temporaryFolder('playground');
    writeFileSync(join(folder, '.m365agentsplayground.yml'), playgroundConfig(people.find(one => one.name === name), people));
    const port = await freePort();
    const playground = spawn(process.execPath, [playgroundCli, 'start', '-e', `${botUrl}/api/messages`, '-c', 'msteams', '-p', `${port}`, '--dt'],
      { cwd: folder, env: { ...process.env, ...playgroundSettings }, stdio: ['ignore', 'pipe', 'pipe'] });
    process.on('exit', () => playground.kill('SIGKILL'));
    const chat = new PlaygroundChat(playground);
    try {
      await chat.#listens(port);
      const context = await browser.newContext({ viewport: { width: 1300, height: 1000 }, locale: 'zh-CN' });
      chat.page = await context.newPage();
      chat.page.setDefaultTimeout(patience);
      await chat.page.goto(`http://localhost:${port}`);
      await chat.page.locator('div[role=textbox]').waitFor();
      await chat.card('绩效助手').waitFor(); // the greeting: the Playground reached the bot and the bot the Playground
      return chat;
    } catch (error) {
      await chat.close();
      throw error;
    }
  }

  async close() {
    await this.page?.context().close();
    if (this.playground.exitCode === null && this.playground.signalCode === null) {
      const ended = new Promise(done => this.playground.once('exit', done));
      this.playground.kill('SIGTERM');
      if (await Promise.race([ended.then(() => false), pause(5_000, true, { ref: false })])) {
        this.playground.kill('SIGKILL');
        await ended;
      }
    }
  }

  /** The newest card that says `text`. */
  card(text) { return this.page.locator('.ac-adaptiveCard').filter({ hasText: text }).last(); }

  /** Writes to the bot and waits for a new card that says `answer`. */
  async ask(text, answer) {
    const known = await this.page.locator(header).count();
    await this.page.locator('div[role=textbox]').click();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
    await this.page.waitForFunction(
      ([selector, from, said]) => [...document.querySelectorAll(selector)].slice(from)
        .some(one => one.parentElement.querySelector('.ac-adaptiveCard')?.innerText.includes(said)), [header, known + 1, answer]);
    return this.card(answer);
  }

  /** Presses a button of a card and waits until a card says `answer`: the Playground puts it into the old one's place. */
  async press(card, title, answer) {
    await card.locator(`button[aria-label="${title}"]`).first().click();
    await this.card(answer).waitFor();
    return this.card(answer);
  }

  /** Chooses from the lists of a card by their labels. */
  async choose(card, choices) {
    for (const [label, choice] of Object.entries(choices)) {
      await card.getByLabel(label).first().click();
      await this.page.locator('.fui-Listbox').last().getByText(choice, { exact: true }).click();
    }
  }

  async #listens(port) {
    let output = '';
    for (const stream of [this.playground.stdout, this.playground.stderr]) {
      stream.on('data', chunk => { output += chunk; });
    }

    for (const giveUp = Date.now() + patience; ; await pause(100)) {
      const taken = /Listening on\D*(\d+)/i.exec(output)?.[1];
      if (taken && taken !== `${port}`) {
        throw new Error(`Port ${port} was busy: the Playground took ${taken}.`);
      }

      const answers = await fetch(`http://localhost:${port}/_debug/ping`).then(answer => answer.ok, () => false);
      if (answers && taken) {
        return;
      }

      if (this.playground.exitCode !== null || Date.now() > giveUp) {
        throw new Error(`The Playground did not start:\n${output}`);
      }
    }
  }
}
