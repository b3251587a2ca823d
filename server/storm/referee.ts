import { isDeepStrictEqual } from 'node:util';
import type { Answers } from '@voldaan/domain/surveys/answers';
import pg from 'pg';
import { type AnswerEntry, type MailEntry, readAnswerEntry, readMailEntry } from './answer-ledger.ts';
import { readLedgerFile } from './ledger-file.ts';

/** What must be 0, and what is merely told. */
export type Verdict = Readonly<{
  breaches: Readonly<Record<string, number>>;
  figures: Readonly<Record<string, number>>;
}>;

type StoredEvent = Readonly<{ submission: string; answers: Answers; is_final: boolean; response_id: string }>;

/** Compares the ledgers that lay outside with what the database holds after the storm. */
export async function judge(ownerUrl: string, answerLedger: string, mailLedger: string): Promise<Verdict> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const answers = await judgeAnswers(client, readLedgerFile(answerLedger, readAnswerEntry));
    const mails = await judgeMails(client, readLedgerFile(mailLedger, readMailEntry));
    return {
      breaches: { ...answers.breaches, ...mails.breaches },
      figures: { ...answers.figures, ...mails.figures },
    };
  } finally {
    await client.end();
  }
}

async function judgeAnswers(client: pg.Client, entries: readonly AnswerEntry[]): Promise<Verdict> {
  const intents = new Map(entries.flatMap((entry) => (entry.sort === 'intent' ? [[entry.key, entry] as const] : [])));
  const acks = new Map(entries.flatMap((entry) => (entry.sort === 'ack' ? [[entry.key, entry] as const] : [])));
  const { rows } = await client.query<StoredEvent>(
    'select submission, answers, is_final, response_id from answer_event',
  );
  const stored = Map.groupBy(rows, (row) => row.submission);
  const isChanged = (row: StoredEvent) => {
    const intent = intents.get(row.submission);
    return intent !== undefined && !(intent.isFinal === row.is_final && isDeepStrictEqual(intent.answers, row.answers));
  };
  const slow = [...acks.values()].filter((ack) => ack.ms > 5_000).length;
  return {
    breaches: {
      lost: [...acks.keys()].filter((key) => !stored.has(key)).length,
      phantom: rows.filter((row) => !intents.has(row.submission)).length,
      doubled:
        [...stored.values()].filter((same) => same.length > 1).length + (await countOf(client, doubledResponses)),
      changed: rows.filter(isChanged).length,
      miscounted: await countOf(client, miscounted),
    },
    figures: { intended: intents.size, acknowledged: acks.size, acknowledged_after_5s: slow, stored: rows.length },
  };
}

const doubledResponses = `select count(*) as n from (
  select from response group by workspace_id, survey_id, respondent_key having count(*) > 1) as doubled`;

/** Responses whose score row is missing or says another score, and score rows of no response. */
const miscounted = `select count(*) as n from response r full join score_row s
    on s.workspace_id = r.workspace_id and s.response_id = r.id
  where r.id is null or s.response_id is null or s.q0 is distinct from (r.answers ->> 'nps')::smallint
    or s.is_complete is distinct from (r.completed_at is not null)`;

/** One that its receiver put off ("try again later") is due at its next try, and not before. */
const mailStates = `select email, case when state = 'planned' and due_at > now() then 'deferred' else state end as state
  from invitation`;

async function judgeMails(client: pg.Client, taken: readonly MailEntry[]): Promise<Verdict> {
  const { rows } = await client.query<{ email: string; state: string }>(mailStates);
  // Each address belongs to one wave, so that one address is one (wave, recipient).
  const times = new Map<string, number>();
  for (const { to } of taken) times.set(to, (times.get(to) ?? 0) + 1);
  const inState = (state: string) => rows.filter((row) => row.state === state).length;
  // One that was handed to a sender that died is not sent again: its lease ends in 'unknown'.
  const settled = new Set(['deferred', 'handed', 'sent', 'unknown', 'failed', 'suppressed', 'cancelled']);
  return {
    breaches: {
      mail_twice: [...times.values()].filter((count) => count > 1).length,
      mail_missed: rows.filter((row) => !settled.has(row.state)).length,
      mail_claimed_sent: rows.filter((row) => row.state === 'sent' && !times.has(row.email)).length,
    },
    figures: {
      mails_taken: taken.length,
      mails_sent: inState('sent'),
      mails_unknown: inState('unknown') + inState('handed'),
    },
  };
}

async function countOf(client: pg.Client, text: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(text);
  return Number(rows[0]?.n ?? 0);
}
