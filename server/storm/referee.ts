import { isDeepStrictEqual } from 'node:util';
import type { Answers } from '@voldaan/domain/surveys/answers';
import pg from 'pg';
import { type AnswerEntry, readAnswerEntry, readMailEntry } from './answer-ledger.ts';
import { type Doubt, judgeMails } from './judge-mails.ts';
import { judgeQuestions } from './judge-questions.ts';
import { readLedgerFile } from './ledger-file.ts';
import type { Verdict } from './verdict.ts';

type StoredEvent = Readonly<{ submission: string; answers: Answers; is_final: boolean; response_id: string }>;

/** Compares the ledgers that lay outside with what the database holds after the storm. */
export async function judge(
  ownerUrl: string,
  ledgers: Readonly<{ answers: string; mails: string }>,
  doubt: Doubt,
): Promise<Verdict> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const answers = await judgeAnswers(client, readLedgerFile(ledgers.answers, readAnswerEntry));
    const taken = readLedgerFile(ledgers.mails, readMailEntry);
    const mails = await judgeMails(client, taken, doubt);
    const questions = await judgeQuestions(client, taken);
    return {
      breaches: { ...answers.breaches, ...mails.breaches, ...questions.breaches },
      figures: { ...answers.figures, ...mails.figures, ...questions.figures },
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

async function countOf(client: pg.Client, text: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(text);
  return Number(rows[0]?.n ?? 0);
}
