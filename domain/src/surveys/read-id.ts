import { expressionWords } from './expression/expression.ts';
import { formFieldNames } from './form-answers.ts';
import { refuse } from './read-value.ts';

const idShape = /^[a-z][a-z0-9_]{0,63}$/;

/** `constructor` is the one name of Object.prototype that fits the shape of an id. */
export function readId(value: unknown, pointer: string): string {
  if (typeof value !== 'string' || !idShape.test(value)) return refuse('id_malformed', pointer);
  return value === 'constructor' ? refuse('id_reserved', pointer) : value;
}

/** Names that mean something to a form or to a condition, and would be read as an answer. */
const reserved: readonly string[] = [...formFieldNames, ...expressionWords];

/** The id of a question: also the name of its field on a form, and of its answer in a condition. */
export function readQuestionId(value: unknown, pointer: string): string {
  const id = readId(value, pointer);
  return reserved.includes(id) || id.endsWith('_other_text') ? refuse('id_reserved', pointer) : id;
}
