import type { ConditionToken } from './condition-tokens.ts';
import type { SourceValue } from './source-value.ts';

/** A condition as the source means it, over the source's own names and values. */
export type SourceCondition =
  | Readonly<{ kind: 'and' | 'or'; parts: readonly SourceCondition[] }>
  | Readonly<{ kind: 'not'; part: SourceCondition }>
  | Readonly<{ kind: 'answered'; question: string }>
  | Readonly<{ kind: 'compare'; question: string; operator: ComparisonOperator; value: SourceValue }>
  | Readonly<{ kind: 'has'; question: string; value: SourceValue }>
  /** Something that we have no words for: whatever holds it is asked of everybody, and is listed. */
  | Readonly<{ kind: 'unknown'; source: string }>;

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

const depthMax = 32;
const tokensMax = 500;

/**
 * Reads `{a} >= 9 and not {b} contains 'x'` and its like: and, or, not, brackets, comparisons, emptiness. Names are kept
 * apart from values by the tokenizer; nothing is ever run. What does not fit is `unknown`.
 */
export function readCondition(source: string, tokens: readonly ConditionToken[] | undefined): SourceCondition {
  const unknown: SourceCondition = { kind: 'unknown', source: source.slice(0, 100) };
  if (tokens === undefined || tokens.length === 0 || tokens.length > tokensMax) return unknown;
  const reading: Reading = { tokens, at: 0, depth: 0 };
  const condition = readAlternatives(reading);
  return condition !== undefined && reading.at === tokens.length ? condition : unknown;
}

type Reading = { readonly tokens: readonly ConditionToken[]; at: number; depth: number };

function readAlternatives(reading: Reading): SourceCondition | undefined {
  return readChain(reading, ['or', '||'], 'or', (inner) => readChain(inner, ['and', '&&'], 'and', readNegation));
}

function readChain(
  reading: Reading,
  signs: readonly string[],
  kind: 'and' | 'or',
  read: (reading: Reading) => SourceCondition | undefined,
): SourceCondition | undefined {
  const first = read(reading);
  if (first === undefined) return undefined;
  const parts = [first];
  while (takeSign(reading, signs) !== undefined) {
    const next = read(reading);
    if (next === undefined) return undefined;
    parts.push(next);
  }
  return parts.length === 1 ? first : { kind, parts };
}

function readNegation(reading: Reading): SourceCondition | undefined {
  reading.depth += 1;
  if (reading.depth > depthMax) return undefined;
  const condition =
    takeSign(reading, ['not', '!']) === undefined ? readSingle(reading) : negated(readNegation(reading));
  reading.depth -= 1;
  return condition;
}

function negated(part: SourceCondition | undefined): SourceCondition | undefined {
  return part && { kind: 'not', part };
}

function readSingle(reading: Reading): SourceCondition | undefined {
  if (takeSign(reading, ['is_empty', 'empty']) !== undefined) {
    const question = takeSign(reading, ['(']) === undefined ? undefined : takeQuestion(reading);
    if (question === undefined || takeSign(reading, [')']) === undefined) return undefined;
    return { kind: 'not', part: { kind: 'answered', question } };
  }
  if (takeSign(reading, ['(']) !== undefined) {
    const inner = readAlternatives(reading);
    return takeSign(reading, [')']) === undefined ? undefined : inner;
  }
  const question = takeQuestion(reading);
  return question === undefined ? readTurnedRound(reading) : readAbout(reading, question);
}

/** What is said of a question: a comparison, a choice, emptiness. */
function readAbout(reading: Reading, question: string): SourceCondition | undefined {
  const sign = takeSign(reading, [...Object.keys(operators), ...Object.keys(listSigns), 'empty', 'notempty']);
  if (sign === undefined) return undefined;
  if (sign === 'notempty') return { kind: 'answered', question };
  if (sign === 'empty') return { kind: 'not', part: { kind: 'answered', question } };
  const values = takeValues(reading);
  const [value] = values;
  if (value === undefined) return undefined;
  const operator = operators[sign];
  if (operator !== undefined) return values.length === 1 ? { kind: 'compare', question, operator, value } : undefined;
  const parts = values.map((each) => ({ kind: 'has' as const, question, value: each }));
  const all: SourceCondition = parts.length === 1 && parts[0] ? parts[0] : { kind: listKind(sign), parts };
  return sign === 'notcontains' || sign === 'noneof' ? { kind: 'not', part: all } : all;
}

function listKind(sign: string): 'and' | 'or' {
  return listSigns[sign] ?? 'or';
}

/** `'x' = {q}` says the same as `{q} = 'x'`. */
function readTurnedRound(reading: Reading): SourceCondition | undefined {
  const [value] = takeValues(reading);
  const sign = takeSign(reading, Object.keys(operators));
  const question = takeQuestion(reading);
  const operator = sign === undefined ? undefined : operators[sign];
  if (value === undefined || operator === undefined || question === undefined) return undefined;
  return { kind: 'compare', question, operator: turned[operator], value };
}

const operators: Readonly<Record<string, ComparisonOperator>> = {
  '=': '=',
  '==': '=',
  eq: '=',
  equal: '=',
  '!=': '!=',
  '<>': '!=',
  ne: '!=',
  notequal: '!=',
  '<': '<',
  lt: '<',
  less: '<',
  '<=': '<=',
  le: '<=',
  lessorequal: '<=',
  '>': '>',
  gt: '>',
  greater: '>',
  '>=': '>=',
  ge: '>=',
  greaterorequal: '>=',
};

/** Signs that take a value or a list of them, and whether all of the list are meant. */
const listSigns: Readonly<Record<string, 'and' | 'or'>> = {
  contains: 'and',
  notcontains: 'and',
  allof: 'and',
  anyof: 'or',
  noneof: 'or',
};

const turned: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function takeSign(reading: Reading, signs: readonly string[]): string | undefined {
  const token = reading.tokens[reading.at];
  if (token?.kind !== 'sign' || !signs.includes(token.sign)) return undefined;
  reading.at += 1;
  return token.sign;
}

function takeQuestion(reading: Reading): string | undefined {
  const token = reading.tokens[reading.at];
  if (token?.kind !== 'question') return undefined;
  reading.at += 1;
  return token.name;
}

/** One value, or the values of `['a', 'b']`. Nothing when something else stands there. */
function takeValues(reading: Reading): readonly SourceValue[] {
  const isList = takeSign(reading, ['[']) !== undefined;
  const values: SourceValue[] = [];
  for (;;) {
    const token = reading.tokens[reading.at];
    if (token?.kind !== 'value') return [];
    reading.at += 1;
    values.push(token.value);
    if (!isList) return values;
    if (takeSign(reading, [',']) === undefined) return takeSign(reading, [']']) === undefined ? [] : values;
  }
}

/** All questions that a condition looks at. */
export function questionsInCondition(condition: SourceCondition): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(questionsInCondition);
    case 'not':
      return questionsInCondition(condition.part);
    case 'unknown':
      return [];
    default:
      return [condition.question];
  }
}
