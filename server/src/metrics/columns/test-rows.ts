import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import type pg from 'pg';
import type { SurveyColumns } from './columns.ts';
import { noCustomers } from './customer-column.ts';
import { channelCodes, classCodes, languageCodes } from './score-codes.ts';

/** How many rows are alike, by all that is counted of them. */
export type RowCounts = ReadonlyMap<string, number>;

/** What SQL counts in score_row, of a survey with one rating in q0 and one trait in a3, by customer, in whole months. */
export async function scoreRows(
  client: pg.Pool,
  { workspaceId, surveyId, from, to }: Readonly<{ workspaceId: string; surveyId: string; from?: string; to?: string }>,
): Promise<RowCounts> {
  const { rows } = await client.query<{ name: string; count: number }>(
    `select concat_ws(' ', day - date '1970-01-01', vote_class, language, channel, coalesce(q0::text, '-'), coalesce(a3, 0),
         coalesce(uuid_hash(link.contact_id) & 2147483647, 0)) as name,
       count(*)::int as count
     from score_row left join response_contact link using (workspace_id, response_id)
     where workspace_id = $1 and survey_id = $2 and not is_test
       and day >= coalesce(date_trunc('month', $3::date)::date, '-infinity')
       and ($4::date is null or date_trunc('month', day) <= date_trunc('month', $4::date - 1))
     group by 1`,
    [workspaceId, surveyId, from, to],
  );
  return new Map(rows.map(({ name, count }) => [name, count]));
}

/** The same from columns. */
export function columnRows({ items, traits, segments }: SurveyColumns): RowCounts {
  const counts = new Map<string, number>();
  for (const segment of segments) {
    const { rows, ids } = segment.customers ?? noCustomers;
    const customers = new Map([...rows].map((row, entry) => [row, ids[entry]]));
    for (let row = 0; row < segment.count; row += 1) {
      const known = rowName(segment, row, { item: items[0]?.key ?? '', trait: traits[0]?.name ?? '' });
      const name = `${known} ${customers.get(row) ?? 0}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

function rowName(segment: Segment, row: number, { item, trait }: Readonly<{ item: string; trait: string }>): string {
  const code = (name: string) => segment.properties.get(name)?.codes[row] ?? 0;
  const column = segment.scores.get(item);
  const step = column?.steps[row] ?? 0;
  return [
    segment.firstDay + (segment.days[row] ?? 0),
    classCodes[code('class')],
    languageCodes[code('language')],
    channelCodes[code('channel')],
    step === 0 ? '-' : step - 1 + (column?.lowest ?? 0),
    code(trait),
  ].join(' ');
}

/** Answers of people, by mail, with every score from 0 to 10. */
export async function insertScores(
  client: pg.Pool,
  rows: Readonly<{ workspaceId: string; surveyId: string; versionId: string; day: string; count: number }>,
): Promise<void> {
  await client.query(
    `insert into score_row (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test,
       is_complete, language, channel, q0)
     select $1, $4::date, gen_random_uuid(), $2, $3, $4::date, 'h', false, true, 'n', 'm', place % 11
     from generate_series(1, $5::int) place`,
    [rows.workspaceId, rows.surveyId, rows.versionId, rows.day, rows.count],
  );
}
