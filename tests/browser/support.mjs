// What the tests of this folder share: where things are, the browser, the bot as a process of its own.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inflateRawSync } from 'node:zlib';
import { chromium } from 'playwright-core';

/** The repository's top folder. */
export const root = resolve(import.meta.dirname, '../..');

/** Material that is not ours to commit: schemas and real files. Tests that need it are skipped where it is missing. */
export const samples = resolve(process.env.PERFBOT_SAMPLES ?? join(root, '../shared'));

/** The folder, made for one test file and removed with it. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `perfbot-${name}-`));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Debian's chromium, or the one that CHROMIUM names. */
export function chromiumPath() {
  const known = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const path = known.find(candidate => candidate && existsSync(candidate));
  if (!path) {
    throw new Error('No Chromium was found: install the package chromium, or name the program in CHROMIUM.');
  }
  return path;
}

/** A headless browser that reaches this machine and nothing else: a page that asks a CDN for anything does not get it. */
export function launchBrowser() {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
    ],
  });
}

/** A TCP port of this machine that nobody listens on. */
export function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

const runBot = ['run', '--no-build', '--project', join(root, 'src/Bot'), '--'];

/** Runs a command of the bot to its end; the bot must have been built. Never throws for an exit code. */
export function botCommand(args, env = {}) {
  return new Promise(done => execFile('dotnet', [...runBot, ...args], { env: { ...process.env, ...env }, timeout: 60_000 },
    (error, output, errors) => done({ code: error ? error.code ?? -1 : 0, output, errors })));
}

/**
 * Starts the bot and waits until it answers; the bot must have been built. Its data goes into a folder of its own.
 * @returns {Promise<{url: string, output: () => string, stop: () => Promise<void>}>} stop ends the bot and removes its data
 */
export async function startBot({ args = ['demo'], env = {}, patience = 60_000 } = {}) {
  const data = temporaryFolder('data');
  const url = `http://127.0.0.1:${await freePort()}`;
  // A process group of its own: `dotnet run` and the bot it starts end together.
  const bot = spawn('dotnet', [...runBot, ...args, '--urls', url, `--Store:Folder=${data}`], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [bot.stdout, bot.stderr]) {
    stream.on('data', chunk => { output += chunk; });
  }
  const ended = new Promise(done => bot.once('exit', done));
  const signal = name => { try { process.kill(-bot.pid, name); } catch { /* it has ended already */ } };
  process.on('exit', () => signal('SIGKILL'));

  const stop = async () => {
    signal('SIGTERM');
    if (await Promise.race([ended.then(() => false), pause(10_000, true, { ref: false })])) {
      signal('SIGKILL');
      await ended;
    }
    rmSync(data, { recursive: true, force: true });
  };

  for (const giveUp = Date.now() + patience; ; await pause(100)) {
    if (bot.exitCode !== null || bot.signalCode !== null || Date.now() > giveUp) {
      await stop();
      throw new Error(`The bot ${bot.exitCode === null ? 'did not answer in time' : `ended with ${bot.exitCode}`}:\n${output}`);
    }
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      await answer.arrayBuffer();
      if (answer.status < 500) {
        return { url, output: () => output, stop };
      }
    } catch { /* not yet */ }
  }
}

/** The files of a zip by name: stored or deflated, no encryption, no zip64. */
export function unzip(bytes) {
  const files = new Map();
  let at = bytes.readUInt32LE(bytes.length - 22 + 16); // the directory, from an end record without a comment
  for (; bytes.readUInt32LE(at) === 0x02014b50; at += 46 + [28, 30, 32].reduce((sum, field) => sum + bytes.readUInt16LE(at + field), 0)) {
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    files.set(bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)), bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content);
  }
  return files;
}
