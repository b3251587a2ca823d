import type pg from 'pg';
import { hashToken } from '../src/secret/token.ts';
import type { MailEntry } from './answer-ledger.ts';
import type { Verdict } from './verdict.ts';

type Row = Readonly<{
  hash: string;
  email: string;
  /** What is asked: a study of an occasion, or a wave. */
  question: string;
  state: string;
  carried_by: string | null;
  carrier_hash: string | null;
  carrier_state: string | null;
}>;

const invitations = `
  select encode(own.token_hash, 'hex') as hash, own.email, own.state, own.carried_by,
    concat_ws('/', coalesce(own.study_id, own.wave_id), own.occasion) as question,
    encode(carrier.token_hash, 'hex') as carrier_hash, carrier.state as carrier_state
  from invitation own
  left join invitation carrier on carrier.workspace_id = own.workspace_id and carrier.id = own.carried_by`;

/** Customers of whom something was told that a study asks after, and of whom nothing says what came of it. */
const forgotten = `
  select count(*) as n from customer_event event
  join study on study.workspace_id = event.workspace_id
  where not exists (
    select from invitation
    where invitation.workspace_id = study.workspace_id and invitation.study_id = study.id
      and invitation.occasion = event.id::text
  ) and not exists (
    select from contact_request request
    where request.workspace_id = study.workspace_id and request.study_id = study.id and request.occasion = event.id::text)`;

const requests = `select count(*) filter (where state = 'merged') as merged, count(*) filter (where state = 'deferred') as waiting,
    count(*) filter (where state = 'withheld') as withheld
  from contact_request`;

const cameLoose = `select count(*) as n from contact_decision where reasons -> 0 ->> 'code' = 'came_loose'`;

/** Where a question may be whose mail a receiver took. */
const left: readonly string[] = ['sent', 'unknown', 'handed'];
/** Where a mail may be that is still to go, with all that goes along in it. */
const ahead: readonly (string | null)[] = ['planned', 'claimed'];

/** Compares the questions in the mails that the sink took with the send ledger: a mail may take another study's question along. */
export async function judgeQuestions(client: pg.Client, taken: readonly MailEntry[]): Promise<Verdict> {
  const { rows } = await client.query<Row>(invitations);
  const byHash = new Map(rows.map((row) => [row.hash, row]));
  const mails = taken.map(({ to, questions }) => ({ to, hashes: questions.map((token) => hashOf(token)) }));
  const asked = mails.flatMap(({ to, hashes }) => hashes.map((hash) => ({ to, hashes, row: byHash.get(hash) })));
  const known = asked.flatMap(({ row, ...mail }) => (row === undefined ? [] : [{ ...mail, row }]));
  const times = Map.groupBy(known, ({ to, row }) => `${to} ${row.question}`);
  const inMail = new Set(asked.flatMap(({ row }) => row?.hash ?? []));
  const carried = rows.filter((row) => row.carried_by !== null);
  const isAhead = ({ state }: Row) => ahead.includes(state);
  const has = (state: string) => carried.filter((row) => row.state === state).length;
  const shared = mails.filter(({ hashes }) => hashes.length === 2).length;
  const found = (await client.query<{ merged: number; waiting: number; withheld: number }>(requests)).rows[0];
  return {
    breaches: {
      question_twice: [...times.values()].filter((same) => same.length > 1).length,
      question_of_nobody: asked.filter(({ to, row }) => row?.email !== to).length,
      question_crowd: mails.filter(({ hashes }) => hashes.length > 2).length,
      // What goes along has no mail of its own.
      carried_alone: known.filter(({ row, hashes }) => row.carrier_hash !== null && !hashes.includes(row.carrier_hash))
        .length,
      carried_left: carried.filter((row) => isAhead(row) && !ahead.includes(row.carrier_state)).length,
      carried_astray: carried.filter((row) => !isAhead(row) && row.state !== row.carrier_state).length,
      question_claimed_sent: rows.filter((row) => row.state === 'sent' && !inMail.has(row.hash)).length,
      question_taken_and_forgotten: new Set(known.filter(({ row }) => !left.includes(row.state))).size,
      due_and_forgotten: await countOf(client, forgotten),
      // Of a storm in which no mail was shared nothing follows.
      none_along: shared === 0 ? 1 : 0,
    },
    figures: {
      mails_with_two_questions: shared,
      carried_sent: has('sent'),
      carried_unknown: has('unknown') + has('handed'),
      carried_waiting: carried.filter(isAhead).length,
      came_loose: await countOf(client, cameLoose),
      requests_merged: Number(found?.merged ?? 0),
      requests_waiting: Number(found?.waiting ?? 0),
      requests_withheld: Number(found?.withheld ?? 0),
    },
  };
}

function hashOf(token: string): string {
  return hashToken(token).toString('hex');
}

async function countOf(client: pg.Client, text: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(text);
  return Number(rows[0]?.n ?? 0);
}
