// Every card that the C# tests render (they write them to artifacts/cards, one file each) is checked three times:
// by the official schema of Adaptive Cards 1.5, by our own rules for what it leaves open, and by drawing it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openCardPage, renderProblems } from './card-page.mjs';
import { LARGEST_CARD, ruleProblems } from './card-rules.mjs';
import { needsSchema, readCard, schemaFolder, schemaProblems } from './card-schema.mjs';
import { launchBrowser, root } from './support.mjs';

const folder = process.env.PERFBOT_CARDS ?? join(root, 'artifacts/cards');
const cardsIn = place => (existsSync(place) ? readdirSync(place, { recursive: true }) : [])
  .filter(name => name.endsWith('.json')).sort().map(name => [name, readCard(join(place, name))]);

/** What is wrong with any of the cards, each with its file's name. */
async function problemsOf(cards, check) {
  const found = [];
  for (const [name, card] of cards) {
    found.push(...(await check(card)).map(problem => `${name}: ${problem}`));
  }
  return found;
}

const assertNone = problems => assert.equal(problems.length, 0, `${problems.length} problems:\n${problems.join('\n')}`);

describe('the cards', () => {
  const cards = cardsIn(folder);
  let browser;
  let page;

  before(async () => {
    browser = await launchBrowser();
    page = await openCardPage(browser);
  });
  after(() => browser?.close());

  test('there are cards to check', () => assert.notEqual(cards.length, 0, `No card in ${folder}: run the C# tests first.`));

  test('every card fits the official schema', needsSchema, async () => assertNone(await problemsOf(cards, schemaProblems)));

  test('every card keeps the rules that the schema leaves open', async () => assertNone(await problemsOf(cards, ruleProblems)));

  test('every card is drawn whole on the narrowest phone', async () => assertNone(await problemsOf(cards, card => renderProblems(page, card))));

  describe('a bad card is refused', () => {
    const good = () => ({
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.5',
      fallbackText: 'Your self review is due on May 12.',
      body: [
        { type: 'TextBlock', text: 'Self review 自评', weight: 'Bolder', size: 'Medium', wrap: true },
        { type: 'FactSet', facts: [{ title: 'Due 截止', value: 'May 12' }] },
        { type: 'Input.Text', id: 'comment', label: 'Comment', isMultiline: true, isRequired: true, errorMessage: 'Write a few words.' },
        { type: 'Input.ChoiceSet', id: 'mark', label: 'Mark', choices: [{ title: 'Good', value: '4' }, { title: 'Very good', value: '5' }] },
      ],
      actions: [{
        type: 'Action.Execute',
        title: 'Submit 提交',
        verb: 'self-review.submit',
        data: { review: '7' },
        fallback: { type: 'Action.Submit', title: 'Submit 提交', data: { verb: 'self-review.submit', review: '7' } },
      }],
    });
    const spoilt = change => {
      const card = good();
      change(card, card.body, card.actions[0]);
      return card;
    };

    test('while a good one passes', needsSchema, async () => {
      assert.deepEqual(schemaProblems(good()), []);
      assert.deepEqual(schemaProblems({ ...good(), msteams: { width: 'Full' } }), []);
      assert.deepEqual(schemaProblems(spoilt((_, body) => { body[3].style = 'filtered'; })), []);
    });

    test('while a good one passes the rules and is drawn', async () => {
      assert.deepEqual(ruleProblems(good()), []);
      assert.deepEqual(await renderProblems(page, good()), []);
    });

    for (const [what, change, reason] of [
      ['an unknown element', (_, body) => body.push({ type: 'TextBlok', text: 'x' }), /^body\[4\]: there is no type 'TextBlok'$/],
      ['an unknown property', (_, body) => { body[0].colour = 'red'; }, /^body\[0\]: must NOT have additional properties colour$/],
      ['a number for a text', (_, body) => { body[0].text = 5; }, /^body\[0\]: text must be string$/],
      ['msteams in an element', (_, body) => { body[0].msteams = {}; }, /^body\[0\]: must NOT have additional properties msteams$/],
      ['a column outside its set', (_, body) => body.push({ type: 'Column', items: [] }), /^the schema refuses it: /],
    ]) {
      test(`${what}, by the schema`, needsSchema, () => {
        const [problem, ...more] = schemaProblems(spoilt(change));
        assert.match(problem, reason);
        assert.deepEqual(more, []);
      });
    }

    for (const [what, change, reason] of [
      ['no type', card => { delete card.type; }, /type is not AdaptiveCard/],
      ['another version', card => { card.version = '1.6'; }, /version is not 1.5/],
      ['no fallback text', card => { delete card.fallbackText; }, /fallbackText is missing/],
      ['a foreign $schema', card => { card.$schema = 'https://example.com/card.json'; }, /\$schema is/],
      ['a refresh for everybody', card => { card.refresh = { action: { type: 'Action.Execute', verb: 'card.refresh' } }; }, /userIds must be written out/],
      ['too many bytes', (_, body) => { body[0].text = '绩'.repeat(LARGEST_CARD / 3); }, /bytes, more than/],
      ['an empty text', (_, body) => { body[0].text = ' '; }, /text is empty/],
      ['an empty fact', (_, body) => { body[1].facts[0].value = ''; }, /value is empty/],
      ['a date that Teams does not format', (_, body) => { body[0].text = '{{DATE(2026-05-12T00:00:00Z)}}'; }, /Teams fills in nothing/],
      ['an image without words', (_, body) => body.push({ type: 'Image', url: 'data:,' }), /altText/],
      ['an id used twice', (_, body) => { body[3].id = 'comment'; }, /'comment' is used twice/],
      ['an input without an id', (_, body) => { delete body[2].id; }, /needs an id/],
      ['an input without a label', (_, body) => { delete body[3].label; }, /needs a label/],
      ['a required input without a message', (_, body) => { delete body[2].errorMessage; }, /needs an errorMessage/],
      ['a number between bounds without a message', (_, body) => body.push({ type: 'Input.Number', id: 'n', label: 'N', min: 0 }), /needs an errorMessage/],
      ['two choices of one value', (_, body) => { body[3].choices[1].value = '4'; }, /values that differ/],
      ['a comma in a multiple choice', (_, body) => { body[3].isMultiSelect = true; body[3].choices[0].value = '4,5'; }, /comma/],
      ['a button without a title', (card, body, action) => { delete action.title; }, /needs a title/],
      ['an action without a verb', (card, body, action) => { delete action.verb; }, /needs a verb/],
      ['an action without a fallback', (card, body, action) => { delete action.fallback; }, /as fallback/],
      ['a fallback of another verb', (card, body, action) => { action.fallback.data.verb = 'self-review.save'; }, /sends the verb/],
      ['a fallback that forgets data', (card, body, action) => { delete action.fallback.data.review; }, /does not send 'review'/],
      ['data with a key of that name', (card, body, action) => { action.data.key = 1; action.fallback.data.key = 1; }, /kills the click/],
      ['data that is a text', (card, body, action) => { action.data = 'review 7'; }, /data is not an object/],
      ['an action inside an element', (_, body) => body.push({ type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'x', verb: 'x.y' }] }), /as fallback/],
      ['a switch for what is not there', (card, body) => body.push({ type: 'ActionSet', actions: [{ type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] }] }), /no element 'more'/],
    ]) {
      test(`${what}, by our rules`, () => assert.match(ruleProblems(spoilt(change)).join('\n'), reason));
    }

    for (const [what, change, reason] of [
      ['an unknown element', (_, body) => body.push({ type: 'TextBlok', text: 'x' }), /the parser warns/],
      ['a word that is no size', (_, body) => { body[0].size = 'Gigantic'; }, /the parser warns/],
      ['nothing in it', card => { card.body = []; card.actions = []; }, /nothing is to be seen/],
      ['a long line that does not wrap', (_, body) => { body[0].text = 'A line that is long. '.repeat(5); body[0].wrap = false; }, /is cut off/],
      ['a hidden line that does not wrap', (_, body) => body.push({ type: 'TextBlock', id: 'more', isVisible: false, text: 'A line that is long. '.repeat(5) }), /is cut off/],
      ['a long line behind a button', card => card.actions.push({ type: 'Action.ShowCard', title: 'More', card: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'A line that is long. '.repeat(5) }] } }), /is cut off/],
      ['columns wider than a phone', (_, body) => body.push({ type: 'ColumnSet', columns: [1, 2].map(() => ({ type: 'Column', width: '200px', items: [{ type: 'TextBlock', text: 'wide' }] })) }), /sticks out/],
    ]) {
      test(`${what}, when drawn`, async () => assert.match((await renderProblems(page, spoilt(change))).join('\n'), reason));
    }

    test('each that comes with the schema', needsSchema, async () => {
      const all = card => [...schemaProblems(card), ...ruleProblems(card)];
      const known = all(readCard(join(schemaFolder, 'card-good.json')));
      const bad = cardsIn(schemaFolder).filter(([name]) => name.startsWith('card-bad-'));
      assert.ok(bad.length >= 7);
      assert.deepEqual(bad.filter(([, card]) => all(card).every(problem => known.includes(problem))).map(([name]) => basename(name)), []);
    });
  });
});
