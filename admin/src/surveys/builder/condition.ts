import type { Expression } from '@voldaan/domain/surveys/expression/expression';
import { parseExpression } from '@voldaan/domain/surveys/expression/parse-expression';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { scales } from '@voldaan/domain/surveys/scale';
import { openingQuestionOf, questionsOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';

export const operators = [
  'at-most',
  'at-least',
  'between',
  'is',
  'is-not',
  'one-of',
  'answered',
  'not-answered',
] as const;

export type Operator = (typeof operators)[number];

/** About what: a question by its id, or `language`, `channel`, `contact.region`. */
export type Term = Readonly<{ subject: string; operator: Operator; values: readonly (number | string)[] }>;

/** A condition that can be said in plain sentences: some statements, of which all or any must be true. */
export type Condition = Readonly<{ join: 'and' | 'or'; terms: readonly Term[] }>;

/** More statements than this are no plain sentence any more. */
const termsMax = 12;

/** Reads what the pickers can show; undefined for everything else, which is then edited as text. */
export function readCondition(source: string): Condition | undefined {
  const expression = parsed(source);
  if (expression === undefined) return undefined;
  const join = expression.kind === 'or' ? 'or' : 'and';
  const operands = expression.kind === join && 'operands' in expression ? expression.operands : [expression];
  const terms = operands.map((operand) => termOf(operand));
  const known = terms.filter((term) => term !== undefined);
  if (known.length < terms.length || known.length > termsMax) return undefined;
  return { join, terms: join === 'and' ? withBetween(known) : known };
}

/** Writes a condition in the survey's language of conditions; only a list of choices needs to know the question. */
export function writeCondition({ join, terms }: Condition, definition: SurveyDefinition): string {
  const kinds = new Map(questionsOf(definition).map(({ id, kind }) => [id, kind]));
  const isAlone = terms.length === 1 || join === 'and';
  return terms.map((term) => writeTerm(term, kinds.get(term.subject) === 'multiple', isAlone)).join(` ${join} `);
}

/** What a new condition says until somebody chooses: the lower part of the scale that the survey opens with. */
export function firstCondition(definition: SurveyDefinition): string {
  return writeCondition({ join: 'and', terms: [firstTerm(openingQuestionOf(definition))] }, definition);
}

/** A first statement about a question, for its pickers to start from. */
export function firstTerm(question: Question): Term {
  const subject = question.id;
  const [operator = 'answered'] = operatorsFor(question);
  if (question.kind === 'rating') {
    const { minimum, maximum } = scales[question.scale];
    const value = question.scale === 'C11' ? 6 : Math.floor((minimum + maximum) / 2);
    return { subject, operator, values: [value] };
  }
  if (question.kind === 'number') return { subject, operator, values: [question.minimum] };
  if (question.kind === 'yes-no' || question.kind === 'consent') return { subject, operator, values: ['yes'] };
  if ('options' in question && operator === 'is') return { subject, operator, values: [question.options[0]?.id ?? ''] };
  return { subject, operator, values: [] };
}

/** A first statement about what was picked: an earlier question, the language or the way of asking. */
export function termAbout(
  subject: string,
  questions: readonly Question[],
  { languages }: Pick<SurveyDefinition, 'languages'>,
): Term {
  const question = questions.find(({ id }) => id === subject);
  if (question) return firstTerm(question);
  return { subject, operator: 'is', values: [subject === 'channel' ? 'mail' : (languages[0] ?? '')] };
}

/** What can be said about the answer to a question of this kind. */
export function operatorsFor(question: Question): readonly Operator[] {
  switch (question.kind) {
    case 'rating':
    case 'number':
      return ['at-most', 'at-least', 'between', 'is', 'is-not', 'answered', 'not-answered'];
    case 'single':
      return ['is', 'is-not', 'one-of', 'answered', 'not-answered'];
    case 'multiple':
    case 'yes-no':
    case 'consent':
      return ['is', 'is-not', 'answered', 'not-answered'];
    default:
      return ['answered', 'not-answered'];
  }
}

/**
 * The same statement with another operator: its values stay where they still mean something. A statement that had none
 * gets the one that a new statement about the question starts from.
 */
export function withOperator(term: Term, operator: Operator, question: Question | undefined): Term {
  if (operator === 'answered' || operator === 'not-answered') return { ...term, operator, values: [] };
  const known = term.values.length > 0 || question === undefined ? term.values : firstTerm(question).values;
  const [first = '', second = first] = known;
  if (operator === 'between') return { ...term, operator, values: [first, second] };
  return { ...term, operator, values: operator === 'one-of' && known.length > 0 ? known : [first] };
}

function parsed(source: string): Expression | undefined {
  try {
    return parseExpression(source);
  } catch {
    // What cannot be read is edited as text, where its fault is told.
    return undefined;
  }
}

function termOf(expression: Expression): Term | undefined {
  switch (expression.kind) {
    case 'answered':
      return { subject: expression.id, operator: 'answered', values: [] };
    case 'not':
      return negated(expression.operand);
    case 'has':
      return aboutSubject(expression.left, 'is', [expression.option]);
    case 'in':
      return aboutSubject(expression.left, 'one-of', expression.choices);
    case 'compare':
      return compared(expression);
    case 'and': {
      const inner = expression.operands.map((operand) => termOf(operand)).filter((term) => term !== undefined);
      const [only, ...rest] = inner.length === expression.operands.length ? withBetween(inner) : [];
      return only?.operator === 'between' && rest.length === 0 ? only : undefined;
    }
    default:
      return undefined;
  }
}

function negated(operand: Expression): Term | undefined {
  const term = operand.kind === 'answered' || operand.kind === 'has' ? termOf(operand) : undefined;
  return term && { ...term, operator: operand.kind === 'has' ? 'is-not' : 'not-answered' };
}

function compared({ left, operator, right }: Expression & { kind: 'compare' }): Term | undefined {
  const known = ({ '<=': 'at-most', '>=': 'at-least', '=': 'is', '!=': 'is-not' } as const)[
    operator === '<' || operator === '>' ? '<=' : operator
  ];
  const value = literalOf(right);
  if (operator === '<' || operator === '>' || value === undefined) return undefined;
  return aboutSubject(left, known, [value]);
}

function literalOf(expression: Expression): number | string | undefined {
  if (expression.kind === 'number' || expression.kind === 'text') return expression.value;
  return expression.kind === 'negative' && expression.operand.kind === 'number' ? -expression.operand.value : undefined;
}

function aboutSubject(left: Expression, operator: Operator, values: Term['values']): Term | undefined {
  switch (left.kind) {
    case 'answer':
      return { subject: left.id, operator, values };
    case 'contact':
      return { subject: `contact.${left.name}`, operator, values };
    case 'language':
    case 'channel':
      return { subject: left.kind, operator, values };
    default:
      return undefined;
  }
}

/** `q >= 4 and q <= 7` is said as one: from 4 to 7. */
function withBetween(terms: readonly Term[]): readonly Term[] {
  return terms.flatMap((term, index) => {
    const [before, after] = [terms[index - 1], terms[index + 1]];
    if (isRange(before, term)) return [];
    return isRange(term, after)
      ? [{ subject: term.subject, operator: 'between' as const, values: [...term.values, ...(after?.values ?? [])] }]
      : [term];
  });
}

function isRange(from: Term | undefined, to: Term | undefined): boolean {
  return from?.operator === 'at-least' && to?.operator === 'at-most' && from.subject === to.subject;
}

function writeTerm({ subject, operator, values }: Term, isList: boolean, isAlone: boolean): string {
  const [value = '', second = value] = values.map(literal);
  switch (operator) {
    case 'at-most':
      return `${subject} <= ${value}`;
    case 'at-least':
      return `${subject} >= ${value}`;
    case 'between':
      return isAlone
        ? `${subject} >= ${value} and ${subject} <= ${second}`
        : `(${subject} >= ${value} and ${subject} <= ${second})`;
    case 'is':
      return isList ? `${subject} has ${value}` : `${subject} = ${value}`;
    case 'is-not':
      return isList ? `not (${subject} has ${value})` : `${subject} != ${value}`;
    case 'one-of':
      return `${subject} in (${values.map(literal).join(', ')})`;
    case 'answered':
      return `answered(${subject})`;
    case 'not-answered':
      return `not answered(${subject})`;
  }
}

function literal(value: number | string): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
