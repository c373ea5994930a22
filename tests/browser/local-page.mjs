// The local chat page as somebody who uses it sees it: people, messages, cards, buttons by their title.

/** Only matters when something is broken: a busy machine may be slow. */
export const patience = 60_000;

export class LocalPage {
  /** What went wrong inside the page; a test expects nothing here. */
  errors = [];

  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(patience);
    page.on('pageerror', error => this.errors.push(error.message));
    page.on('console', message => message.type() === 'error' && this.errors.push(message.text()));
  }

  /** The messages of the person that is shown. */
  get messages() { return this.page.locator('.messages:not([hidden])'); }

  /** The card that came last. */
  get card() { return this.messages.locator('.card').last(); }

  static async open(browser, url, { width = 1100, height = 850, language = 'zh-CN' } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, locale: language, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
    const local = new LocalPage(await context.newPage());
    await local.page.goto(url);
    await local.page.locator('#people-list button').first().waitFor({ state: 'attached' });
    return local;
  }

  close() { return this.page.context().close(); }

  /** Turns to somebody; on a phone from the list of people. The bot has greeted them when this returns. */
  async pick(name) {
    await this.page.locator('#people-list button', { has: this.page.getByText(name, { exact: true }) }).click();
    await this.page.locator('#playing', { hasText: name }).waitFor();
    await this.card.waitFor();
  }

  /** Writes to the bot and waits for the card that answers; `says` tells it from what the bot sends by itself. */
  async ask(text, says) {
    const before = await this.newest();
    await this.page.locator('#write').fill(text);
    await this.page.locator('#write').press('Enter');
    return this.newerCard(before, says);
  }

  /** The number of the newest message. */
  newest() {
    return this.messages.locator('.message').evaluateAll(all => Math.max(0, ...all.map(one => Number(one.dataset.id))));
  }

  /** Waits for a card that says `says` and is newer than the message of that number. */
  async newerCard(before, says) {
    const card = this.cardSaying(says);
    for (const giveUp = Date.now() + patience; Date.now() < giveUp; await this.page.waitForTimeout(50)) {
      if (await card.count() > 0 && await card.evaluate(element => Number(element.closest('.message').dataset.id)) > before) {
        return this.pinned(card);
      }
    }

    throw new Error(`No card says ${says}; the last one says: ${await this.card.innerText()}`);
  }

  /** The newest card that says `text`. */
  cardSaying(text) { return this.messages.locator('.card', { hasText: text }).last(); }

  /** The card of this message, whatever it will say and whatever comes after it. */
  async pinned(card) {
    const id = await card.evaluate(element => element.closest('.message').dataset.id);
    return this.messages.locator(`.message[data-id="${id}"] .card`);
  }

  /** Presses a button of a card and waits until the card shows the bot's answer. */
  async press(card, title) {
    const button = card.getByRole('button', { name: title, exact: true }).first();
    await button.waitFor();
    await this.#answered(card, () => button.click());
  }

  /** Presses a key where the focus is, and waits until the card shows the bot's answer. */
  pressKey(card, key) {
    return this.#answered(card, () => this.page.keyboard.press(key));
  }

  /** Goes on with the Tab key until `target` has the focus. */
  async tabTo(target, key = 'Tab') {
    for (let stops = 0; stops < 60; stops++) {
      await this.page.keyboard.press(key);
      if (await target.first().evaluate(element => element === document.activeElement)) {
        return;
      }
    }

    throw new Error(`${key} does not lead to ${target}`);
  }

  /** Nothing is wider than the window, and no card is wider than what shows it. */
  async fits(where) {
    const wide = await this.page.evaluate(() => [document.documentElement, document.getElementById('transcripts'), document.getElementById('people-list'), ...document.querySelectorAll('.messages:not([hidden]) .card, .messages:not([hidden]) .card *')]
      .filter(element => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
      .map(element => `${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}: ${element.textContent.slice(0, 40)}`));
    if (wide.length > 0) {
      throw new Error(`${where}: something is too wide: ${wide.join('; ')}`);
    }
  }

  /** Each answer renders the card anew, so what was marked before is gone then; an error stands below the card instead. */
  async #answered(card, act) {
    const element = await card.elementHandle();
    await element.evaluate(card => { card.querySelector('.card-body').firstElementChild.dataset.before = ''; });
    await act();
    const note = await this.page.waitForFunction(card => {
      const bad = card.querySelector('.card-note.bad:not([hidden])');
      return bad?.textContent ?? (!card.hasAttribute('aria-busy') && card.querySelector('[data-before]') === null && 'answered');
    }, element);
    if (await note.jsonValue() !== 'answered') {
      throw new Error(`The card says: ${await note.jsonValue()}`);
    }
  }
}
