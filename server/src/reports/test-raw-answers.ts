import type { Answers } from '@voldaan/domain/metrics/answers';
import type { Metric } from '@voldaan/domain/metrics/metric';
import type { TestDatabase } from '../database/test-database.ts';

/** An answer as the response itself has it, not as it was put into columns for counting. */
export type RawAnswer = Readonly<{ day: string; score: number; group: string | null; customer: string }>;

type Asked = Readonly<{ workspaceId: string; surveyId: string; questionId: string; trait: string }>;

/** Every answer of a person to one question, with the customer, or a name of its own where that is not known, and the customer's
 * group when it was given. */
export async function rawAnswers(database: TestDatabase, asked: Asked): Promise<readonly RawAnswer[]> {
  const { rows } = await database.superuser.query<RawAnswer>(
    `select (r.started_at at time zone 'UTC')::date::text as day, (r.answers ->> $3)::float8 as score, v.value as group,
       coalesce(l.contact_id, r.id)::text as customer
     from response r
     join score_row s on s.workspace_id = r.workspace_id and s.response_id = r.id
     left join response_contact l on l.workspace_id = r.workspace_id and l.response_id = r.id
     left join trait t on t.workspace_id = r.workspace_id and t.source || ':' || t.key = $4
     left join trait_value v on v.workspace_id = r.workspace_id and v.slot = t.slot
       and v.code = (to_jsonb(s) ->> ('a' || t.slot))::int
     where r.workspace_id = $1 and r.survey_id = $2 and r.vote_class = 'human' and not r.is_test and not r.is_late
       and r.removed_at is null and $3 <> all (r.off_path) and jsonb_typeof(r.answers -> $3) = 'number'`,
    [asked.workspaceId, asked.surveyId, asked.questionId, asked.trait],
  );
  return rows;
}

type Given = Pick<RawAnswer, 'score' | 'customer'>;

/** How many gave each score, and what customers said who answered more than once, one row at a time. */
export function countRows({ scale: { min, max, step } }: Metric, given: readonly Given[]): Answers {
  const levels = Math.round((max - min) / step) + 1;
  const histogram = new Array<number>(levels).fill(0);
  const counts = new Array<number>(levels * levels).fill(0);
  const placeOf = ({ score }: Given) => Math.round((score - min) / step);
  const add = (to: number[], place: number) => {
    to[place] = (to[place] ?? 0) + 1;
  };
  const customers = Map.groupBy(given, ({ customer }) => customer);
  for (const own of customers.values()) {
    for (const [row, one] of own.entries()) {
      add(histogram, placeOf(one));
      for (const [other, two] of own.entries()) if (row !== other) add(counts, placeOf(one) * levels + placeOf(two));
    }
  }
  return { histogram, pairs: { counts, further: given.length - customers.size } };
}
