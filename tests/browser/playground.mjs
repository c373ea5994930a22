// Starts the Microsoft 365 Agents Playground as a person of the demo company: npm run playground -- 郑凯
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPeople, playgroundCli, playgroundConfig, playgroundSettings } from './playground-config.mjs';

const [wanted = '', port = '56150', bot = 'http://localhost:3978'] = process.argv.slice(2);
const people = demoPeople();
const person = people.find(one => one.name === wanted || one.number.toLowerCase() === wanted.toLowerCase());
if (!person || !existsSync(playgroundCli)) {
  console.error(person
    ? 'The Playground is missing: run npm ci in tests/browser first.'
    : `Usage: npm run playground -- NAME [PORT] [BOT]\nNAME is a person of the demo company, by name or number: ${people.map(one => `${one.name} (${one.number})`).join(', ')}`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'perfbot-playground-'));
writeFileSync(join(folder, '.m365agentsplayground.yml'), playgroundConfig(person, people));
console.log(`You are ${person.name}. Open http://localhost:${port} when it listens; Ctrl+C ends it.`);
const playground = spawn(process.execPath, [playgroundCli, 'start', '-e', `${bot}/api/messages`, '-c', 'msteams', '-p', port, '--dt'],
  { cwd: folder, env: { ...process.env, ...playgroundSettings }, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => playground.kill(signal));
}

playground.on('exit', code => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 0);
});
