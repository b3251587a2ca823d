import type pg from 'pg';
import { arrayLiteral, booleanArray, charArray, jsonbArray, textArray, uuidArray } from '../database/binary-array.ts';
import { uuid } from '../database/uuid.ts';
import type { AnswerAct } from './answer-act.ts';
import { languageLetter } from './language-letter.ts';
import { scoreArrays, scoreWidth, traitArrays, traitWidth } from './score-columns.ts';
import { type FirstActsShape, firstActsText } from './store-statements.ts';

/**
 * Stores those acts of one workspace whose respondents have no response yet: the common case under load, where everything
 * is known before. Returns the ids of the responses that it did not make, because one is there. The acts are written in
 * the order in which they are given; whoever gives them in one order for all never waits in a circle.
 */
export async function storeFirstActs(
  connection: pg.ClientBase,
  workspaceId: string,
  acts: readonly AnswerAct[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const isInvited = acts.some((act) => act.invitation !== undefined);
  const scores = acts.map((act) => act.counted.scores);
  const traits = acts.map((act) => act.traits);
  const statement = statementOf({ width: scoreWidth(scores), traitWidth: traitWidth(traits), isInvited });
  const values: (string | Buffer)[] = [
    workspaceId,
    at.toISOString(),
    uuid(at.getTime()),
    ...namedVersions(acts),
    ...columns.map((column) => column.encode(acts)),
    ...scoreArrays(scores, statement.width),
    ...traitArrays(traits, statement.traitWidth),
    ...(isInvited ? invitedValues(acts) : []),
  ];
  const { name, text } = statement;
  const { rows } = await connection.query<{ response: string }>({ name, text, values });
  // A query that is done stays within reach of the driver until a full collection of garbage, and its values with it: tens of
  // kilobytes of each batch, which set off such collections about once a second and stopped everybody for 10 to 30 ms.
  values.length = 0;
  return new Set(rows.map(({ response }) => response));
}

/** One value of each act: its name in the statement, its type, and the array that carries it there. */
type Column = Readonly<{ name: string; type: string; encode: (acts: readonly AnswerAct[]) => Buffer }>;

/** Of a column that is empty for all acts nothing travels: a list that has ended goes on as null. */
const columns: readonly Column[] = [
  { name: 'response', type: 'uuid', encode: (acts) => uuidArray(acts.map((act) => act.responseId)) },
  { name: 'survey', type: 'uuid', encode: (acts) => uuidArray(acts.map((act) => act.surveyId)) },
  { name: 'version', type: 'uuid', encode: (acts) => uuidArray(acts.map((act) => act.version.id)) },
  { name: 'submission', type: 'text', encode: (acts) => textArray(acts.map((act) => act.submission)) },
  { name: 'respondent', type: 'text', encode: (acts) => textArray(acts.map((act) => act.respondentKey)) },
  { name: 'channel', type: 'text', encode: (acts) => textArray(acts.map((act) => act.channel)) },
  { name: 'class', type: 'text', encode: (acts) => textArray(acts.map((act) => act.voteClass)) },
  { name: 'language', type: 'text', encode: (acts) => textArray(acts.map((act) => act.language)) },
  { name: 'letter', type: '"char"', encode: (acts) => charArray(acts.map((act) => languageLetter(act.language))) },
  { name: 'answers', type: 'jsonb', encode: (acts) => jsonbArray(acts.map((act) => JSON.stringify(act.answers))) },
  { name: 'evidence', type: 'jsonb', encode: (acts) => jsonbArray(acts.map((act) => JSON.stringify(act.evidence))) },
  { name: 'final', type: 'boolean', encode: (acts) => booleanArray(acts.map((act) => act.isFinal)) },
  { name: 'test', type: 'boolean', encode: (acts) => booleanArray(trueOrEnd(acts.map((act) => act.isTest))) },
  { name: 'late', type: 'boolean', encode: (acts) => booleanArray(trueOrEnd(acts.map((act) => act.isLate))) },
  { name: 'off_path', type: 'text', encode: (acts) => textArray(listsOrEnd(acts.map((act) => act.counted.offPath))) },
  { name: 'marks', type: 'text', encode: (acts) => textArray(listsOrEnd(acts.map((act) => act.marks))) },
  {
    name: 'shown_order',
    type: 'jsonb',
    encode: (acts) => jsonbArray(orEnd(acts.map((act) => act.shownOrder && JSON.stringify(act.shownOrder)))),
  },
];

/** The surveys and versions that the acts name, each pair once: there are few, most often one. */
function namedVersions(acts: readonly AnswerAct[]): readonly Buffer[] {
  const named: AnswerAct[] = [];
  for (const act of acts) {
    const isNamed = named.some(({ surveyId, version }) => version.id === act.version.id && surveyId === act.surveyId);
    if (!isNamed) named.push(act);
  }
  return [uuidArray(named.map((act) => act.surveyId)), uuidArray(named.map((act) => act.version.id))];
}

function orEnd<Value>(values: readonly (Value | null)[]): readonly (Value | null)[] {
  return values.every((value) => value === null) ? [] : values;
}

function trueOrEnd(values: readonly boolean[]): readonly boolean[] {
  return values.includes(true) ? values : [];
}

function listsOrEnd(lists: readonly (readonly string[])[]): readonly (string | null)[] {
  return orEnd(lists.map((list) => (list.length === 0 ? null : arrayLiteral(list))));
}

/** Who was invited, and the invitations that a person has answered now, whether by a first act or by a further one. */
function invitedValues(acts: readonly AnswerAct[]): readonly Buffer[] {
  const answered = acts.flatMap(({ invitation, voteClass }) =>
    invitation !== undefined && voteClass === 'human' ? [invitation.id] : [],
  );
  return [
    uuidArray(acts.map((act) => act.invitation?.id ?? null)),
    uuidArray(acts.map((act) => act.invitation?.contactId ?? null)),
    uuidArray(answered),
  ];
}

type Widths = Pick<FirstActsShape, 'width' | 'traitWidth' | 'isInvited'>;
type Statement = Widths & Readonly<{ name: string; text: string }>;

const statements = new Map<string, Statement>();

function statementOf(widths: Widths): Statement {
  const name = `store-first-acts-${widths.width}-${widths.traitWidth}${widths.isInvited ? '-invited' : ''}`;
  const known = statements.get(name);
  if (known !== undefined) return known;
  const typed = columns.map((column) => ({ name: column.name, type: column.type }));
  const statement = { ...widths, name, text: firstActsText({ columns: typed, ...widths }) };
  statements.set(name, statement);
  return statement;
}
