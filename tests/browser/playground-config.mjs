// The Microsoft 365 Agents Playground with the demo's people: one instance shows one person's Teams.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support.mjs';

/** The program that the package installs, to be run with node in a folder with a configuration. */
export const playgroundCli = join(root, 'tests/browser/node_modules/@microsoft/m365agentsplayground/cli.js');

/** It opens a browser by itself and counts its users on the internet, unless told otherwise. */
export const playgroundSettings = { BROWSER: '/bin/true', APPLICATION_INSIGHTS_NO_STATSBEAT: 'true' };

/** The people of the demo, by number; `account` is the user's id in Teams. */
export function demoPeople() {
  const [head, ...rows] = readFileSync(join(root, 'src/Bot/Demo/people.csv'), 'utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/).map(line => line.split(','));
  return rows.map(row => Object.fromEntries(head.map((column, at) => [column, row[at]])))
    .filter(row => row['Teams账号'])
    .map(row => ({ number: row['工号'], name: row['姓名'], mail: row['邮箱'], account: row['Teams账号'] }));
}

/** The text of `.m365agentsplayground.yml` that makes `person` the user. The Playground wants exactly five other users, one group and one team. */
export function playgroundConfig(person, people) {
  const user = ({ number, name, mail, account }) => ({
    id: `29:${number}`, name, userPrincipleName: mail, aadObjectId: account, givenName: name.slice(1), surname: name[0], email: mail,
  });
  return JSON.stringify({ // JSON is YAML too
    version: '0.1.1',
    tenantId: '00000000-0000-4000-8000-0000000000aa',
    bot: { id: '28:00000000-0000-4000-8000-0000000000bb', name: 'PerfBot' },
    currentUser: user(person),
    users: people.filter(other => other !== person).slice(0, 5).map(user),
    personalChat: { id: `a:personal-${person.number}` },
    groupChat: { id: '19:group@thread.v2', name: 'Everybody' },
    team: {
      id: '19:team@thread.tacv2',
      name: 'Company',
      aadGroupId: '00000000-0000-4000-8000-0000000000cc',
      channels: [{ id: '19:news@thread.tacv2', name: 'News' }],
    },
  }, undefined, 2);
}
