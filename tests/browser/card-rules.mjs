// What Teams asks of a card and the official schema leaves open. Each rule stands for a card that was lost in real chats.

/** Teams answers 413 somewhere above 40 kB of a whole activity; this leaves room for the envelope. In UTF-8 bytes of compact JSON. */
export const LARGEST_CARD = 28 * 1024;

/** Where a person reads words: these may be left out, but never be blank. */
const TEXTS = ['text', 'title', 'value', 'label', 'errorMessage', 'placeholder', 'altText', 'fallbackText', 'tooltip', 'speak'];

/** Objects whose `value` is what an input starts with, or sends, and not something to read. */
const isReadValue = (node, parent) => parent === 'facts' && !node.type;

const isBlank = text => typeof text !== 'string' || text.trim() === '';

/** Calls visit(node, path, parent, inFallback) for every object of the card; what an action sends is not part of the card. */
export function walk(node, visit, path = '', parent = '', inFallback = false) {
  if (Array.isArray(node)) {
    node.forEach((item, i) => walk(item, visit, `${path}[${i}]`, parent, inFallback));
  } else if (node && typeof node === 'object') {
    visit(node, path || 'the card', parent, inFallback);
    for (const [name, value] of Object.entries(node)) {
      if (name !== 'data' && name !== 'msteams') {
        walk(value, visit, path ? `${path}.${name}` : name, name, inFallback || name === 'fallback');
      }
    }
  }
}

/** Every problem of the card, as sentences that begin with where it is; empty when there is none. */
export function ruleProblems(card) {
  const problems = [];
  const wrong = (path, what) => problems.push(`${path}: ${what}`);

  checkRoot(card, wrong);
  const ids = new Set();
  const targets = [];
  walk(card, (node, path, parent, inFallback) => {
    checkTexts(node, path, parent, wrong);
    const type = typeof node.type === 'string' ? node.type : '';
    if (type.startsWith('Action.')) {
      checkAction(node, path, parent, inFallback, wrong);
      targets.push(...(node.targetElements ?? []).map(target => [path, target.elementId ?? target]));
    }
    if (type.startsWith('Input.')) {
      checkInput(node, path, wrong);
    }
    if (type === 'Image' && isBlank(node.altText)) {
      wrong(path, 'an image needs altText, for those who cannot see it');
    }
    if (type && node.id !== undefined && !inFallback) { // a fallback stands in for its element, so it may bear its id
      if (ids.has(node.id)) {
        wrong(path, `the id '${node.id}' is used twice`);
      }
      ids.add(node.id);
    }
  });
  targets.filter(([, id]) => !ids.has(id)).forEach(([path, id]) => wrong(path, `there is no element '${id}' to show or hide`));
  return problems;
}

function checkRoot(card, wrong) {
  if (card?.type !== 'AdaptiveCard') {
    wrong('the card', 'type is not AdaptiveCard');
  }
  if (card?.version !== '1.5') {
    wrong('the card', 'version is not 1.5: phones drop a card of another version');
  }
  if (isBlank(card?.fallbackText)) {
    wrong('the card', 'fallbackText is missing');
  }
  if (card?.$schema !== undefined && !/^https?:\/\/adaptivecards\.io\/schemas\/adaptive-card\.json$/.test(card.$schema)) {
    wrong('the card', `$schema is '${card.$schema}'`);
  }
  if (card?.refresh && !(Array.isArray(card.refresh.userIds) && card.refresh.userIds.length <= 60)) {
    wrong('refresh', 'userIds must be written out, at most 60: left out, everybody refreshes');
  }
  const size = Buffer.byteLength(JSON.stringify(card) ?? '');
  if (size > LARGEST_CARD) {
    wrong('the card', `${size} bytes, more than ${LARGEST_CARD}`);
  }
}

function checkTexts(node, path, parent, wrong) {
  for (const name of TEXTS) {
    const text = node[name];
    if (text === undefined || typeof text === 'object' || (name === 'value' && !isReadValue(node, parent))) {
      continue;
    }
    if (isBlank(text)) {
      wrong(path, `${name} is empty`);
    } else if (/\{\{|\$\{|\[object |\bundefined\b/.test(text)) {
      wrong(path, `${name} shows '${text}': Teams fills in nothing`);
    }
  }
}

function checkAction(action, path, parent, inFallback, wrong) {
  if (parent === 'actions' && isBlank(action.title)) {
    wrong(path, 'a button needs a title');
  }
  if (action.data !== undefined && (typeof action.data !== 'object' || action.data === null || Array.isArray(action.data))) {
    wrong(path, 'data is not an object, so the inputs are not sent');
  } else if (action.data && 'key' in action.data) {
    wrong(path, "data has a 'key' of its own, which kills the click");
  }
  if (action.type !== 'Action.Execute') {
    return;
  }
  if (isBlank(action.verb)) {
    wrong(path, 'Action.Execute needs a verb');
  }
  if (parent === 'action' || inFallback) { // a refresh is not pressed, and a fallback has no second one
    return;
  }
  const { fallback } = action;
  if (fallback?.type !== 'Action.Submit') {
    wrong(path, 'Action.Execute needs an Action.Submit as fallback, for older clients');
  } else if (fallback.data?.verb !== action.verb) {
    wrong(path, `the fallback sends the verb '${fallback.data?.verb}', not '${action.verb}'`);
  } else {
    const lost = Object.entries(action.data ?? {}).filter(([name, value]) => JSON.stringify(fallback.data[name]) !== JSON.stringify(value));
    lost.forEach(([name]) => wrong(path, `the fallback does not send '${name}' as the action does`));
  }
}

function checkInput(input, path, wrong) {
  if (isBlank(input.id)) {
    wrong(path, 'an input needs an id');
  }
  if (isBlank(input.label) && !(input.type === 'Input.Toggle' && !isBlank(input.title))) {
    wrong(path, 'an input needs a label');
  }
  const canBeRefused = input.isRequired || input.regex !== undefined || (input.type === 'Input.Number' && (input.min ?? input.max) !== undefined);
  if (canBeRefused && isBlank(input.errorMessage)) {
    wrong(path, 'an input that can be refused needs an errorMessage');
  }
  const values = (input.choices ?? []).map(choice => choice.value);
  if (new Set(values).size < values.length || values.some(isBlank)) {
    wrong(path, 'the choices need values that differ and are not empty');
  }
  if (input.isMultiSelect && values.some(value => value.includes?.(','))) {
    wrong(path, 'a choice holds a comma, which divides the answers of a multiple choice');
  }
}
