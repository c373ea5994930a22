// The Teams app package: built by the bot's own command, checked against Microsoft's schemas of version 1.29.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { decodePng, icons } from '../../manifest/draw-icons.mjs';
import { botCommand, root, temporaryFolder, unzip } from './support.mjs';

const schemas = join(import.meta.dirname, 'node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.29');

function validator(name) {
  // The schemas have words of their own (strict) and patterns from before the u flag (unicodeRegExp).
  const ajv = addFormats(new AjvDraft04({ strict: false, unicodeRegExp: false, allErrors: true }));
  const validate = ajv.compile(JSON.parse(readFileSync(join(schemas, name), 'utf8').replace(/^\uFEFF/, '')));
  return json => (validate(json) ? [] : validate.errors.map(error => `${error.instancePath || '/'} ${error.message}`));
}

describe('the Teams app package', () => {
  const file = join(temporaryFolder('package'), 'app.zip');
  const manifestProblems = validator('MicrosoftTeams.schema.json');
  const languageProblems = validator('MicrosoftTeams.Localization.schema.json');
  const settings = {
    Bot__AppId: '0a5d7c1e-93b4-4f0e-8a63-5d2c1f7b9e40',
    TeamsApp__ManifestId: '7f3c8a52-41de-4b1b-9a6e-2f0d5c1b8e34',
    TeamsApp__HostName: 'perfbot.example.com',
    TeamsApp__DeveloperName: 'Contoso 绩效',
    TeamsApp__WebsiteUrl: 'https://example.com/perfbot',
    TeamsApp__PrivacyUrl: 'https://example.com/privacy',
    TeamsApp__TermsOfUseUrl: 'https://example.com/terms',
  };
  let manifest;
  let chinese;

  before(async () => {
    const { code, errors } = await botCommand(['package', '--out', file], settings);
    assert.equal(code, 0, errors);
    const files = unzip(readFileSync(file));
    manifest = JSON.parse(files.get('manifest.json'));
    chinese = JSON.parse(files.get('zh-CN.json'));
  });

  test('the manifest fits the official schema', () => assert.deepEqual(manifestProblems(manifest), []));

  test('the Chinese file fits the official schema', () => assert.deepEqual(languageProblems(chinese), []));

  for (const [what, breakIt] of [
    ['a missing name', m => { delete m.name; }],
    ['an unknown property', m => { m.owner = 'HR'; }],
    ['a short name of 31 characters', m => { m.name.short = 'x'.repeat(31); }],
    ['an id that is no GUID', m => { m.id = 'perfbot'; }],
    ['a placeholder left over', m => { m.bots[0].botId = '{{BotId}}'; }],
    ['a scope of old schemas', m => { m.bots[0].scopes = ['groupchat']; }],
    ['a thirteenth command', m => { m.bots[0].commandLists[0].commands = Array(13).fill({ title: 'help' }); }],
    ['a colour by name', m => { m.accentColor = 'blue'; }],
    ['another schema version', m => { m.manifestVersion = '1.28'; }],
  ]) {
    test(`a manifest with ${what} is refused`, () => {
      const broken = structuredClone(manifest);
      breakIt(broken);
      assert.notDeepEqual(manifestProblems(broken), []);
    });
  }

  for (const [what, breakIt] of [
    ['an unknown key', c => { c['bots[0].commandLists[0].commands[12].title'] = '多余'; }],
    ['no short description', c => { delete c['description.short']; }],
    ['a short name of 31 characters', c => { c['name.short'] = '绩'.repeat(31); }],
  ]) {
    test(`a language file with ${what} is refused`, () => {
      const broken = structuredClone(chinese);
      breakIt(broken);
      assert.notDeepEqual(languageProblems(broken), []);
    });
  }

  test('without ids nothing is written, and what is missing is named', async () => {
    const refused = join(temporaryFolder('refused'), 'app.zip');
    const { code, errors } = await botCommand(['package', '--out', refused], { ...settings, TeamsApp__ManifestId: '' });
    assert.equal(code, 1);
    assert.match(errors, /TeamsApp:ManifestId is missing/);
    assert.equal(existsSync(refused), false);
  });

  for (const [name, { size, draw }] of Object.entries(icons)) {
    test(`${name} is what draw-icons.mjs draws`, () => {
      const committed = decodePng(join(root, 'manifest', name));
      assert.equal(committed.size, size);
      assert.ok(committed.pixels.equals(draw()), 'Draw it again: node manifest/draw-icons.mjs');
    });
  }
});
