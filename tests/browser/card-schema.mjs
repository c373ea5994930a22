// The official schema of Adaptive Cards 1.5, read from where the samples are: it is not ours to commit.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { walk } from './card-rules.mjs';
import { samples } from './support.mjs';

export const schemaFolder = join(samples, 'stack/schemas');
const schemaFile = join(schemaFolder, 'adaptive-card-1.5.0.json');

/** Options of a test that cannot run without the schema: skipped where it is missing. */
export const needsSchema = { skip: existsSync(schemaFile) ? false : `the official schema is not here: ${schemaFile}` };

export const readCard = file => JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));

let official;

/** Every problem that the schema finds in the card, as sentences that begin with where it is; empty when there is none. */
export function schemaProblems(card) {
  if (!official) {
    const { id, ...schema } = readCard(schemaFile); // "id" is draft-04's word in a draft-06 schema
    official = addFormats(new Ajv({ strict: false, allErrors: true }));
    official.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json'));
    official.addSchema(schema, 'card');
  }
  const known = withoutKnownGaps(card);
  const validate = official.getSchema('card');
  if (validate(known)) {
    return [];
  }
  const reasons = explain(known);
  return reasons.length > 0 ? reasons : [`the schema refuses it: ${official.errorsText(validate.errors).slice(0, 500)}`];
}

/** The card without what Teams documents and this schema leaves out: msteams at the top, and the choice style "filtered". */
function withoutKnownGaps({ msteams, ...card }) {
  return JSON.parse(JSON.stringify(card), (_, value) =>
    (value?.type === 'Input.ChoiceSet' && value.style === 'filtered' ? { ...value, style: 'compact' } : value));
}

/**
 * An element may be any of sixteen, so the schema tells one mistake sixteen times over, once for everything that the
 * element is not. Asking each element's own definition tells it once.
 */
function explain(card) {
  const problems = [];
  walk(card, (element, path) => {
    if (typeof element.type !== 'string') {
      return;
    }
    const validate = official.getSchema(`card#/definitions/${element.type}`);
    if (!validate) {
      problems.push(`${path}: there is no type '${element.type}'`);
    } else if (!validate(element)) {
      const inner = [];
      walk(element, (child, where) => child !== element && typeof child.type === 'string' && inner.push(where));
      for (const { instancePath, message, params } of validate.errors) {
        const where = instancePath.slice(1).replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.');
        if (!inner.some(child => where.startsWith(child))) {
          problems.push(`${path}: ${where} ${message} ${params.additionalProperty ?? ''}`.replace(/ +/g, ' ').trim());
        }
      }
    }
  });
  return [...new Set(problems)];
}
