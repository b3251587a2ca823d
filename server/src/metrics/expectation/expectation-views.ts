import type { Item } from '@voldaan/domain/metrics/item';
import { slotCount } from '@voldaan/domain/surveys/score-slots';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { responseConditions } from '../figures/condition-views.ts';
import type { Figure } from '../figures/figure.ts';
import { surveyAsking } from '../figures/survey-asking-views.ts';

/** Surveys that ask what is expected before anything took place, those with the newest answers first. */
export async function listBaselines(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
): Promise<readonly Readonly<{ id: string; name: string }>[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.name
    from survey s
    where s.workspace_id = ${workspaceId} and s.id <> ${surveyId} and s.state <> 'draft'
      and exists (
        select from survey_version v
        where v.workspace_id = s.workspace_id and v.survey_id = s.id
          and jsonb_path_exists(v.definition, 'strict $.** ? (@.kind == "rating" && @.item starts with "exp_will")'))
    order by (select max(b.day) from score_row b where b.workspace_id = s.workspace_id and b.survey_id = s.id) desc nulls last,
      s.id
    limit 5`.execute(trx);
  return rows;
}

/** Of several parts rather than of one alone; each part is a rating of how it was against what was expected. */
const partsAsked = sql<number>`
  case when jsonb_path_exists(newest.definition, 'strict $.** ? (@.kind == "rating" && @.role == "expectation")')
    then least(2, jsonb_array_length(jsonb_path_query_array(newest.definition, 'strict $.** ? (@.role == "expectation")')))
    else 0 end`;

/** The published survey with the newest answers that sets an experience against what was expected; undefined when none does. */
export function surveyWithExpectations(db: WorkspaceTransaction): Promise<string | undefined> {
  return surveyAsking(db, partsAsked);
}

/** One person's stored scores before and after, part by part, and what the expectation was based on. */
export type PersonRow = Readonly<{
  expected: readonly (number | null)[];
  experienced: readonly (number | null)[];
  sources: readonly string[];
}>;

export type PersonsAsked = Readonly<{
  baselineId: string;
  parts: readonly Readonly<{ expected: Item; experienced: Item }>[];
  /** The question about the source, by id; '' where there is none. */
  sourceId: string;
}>;

/** A figure of so many persons does not change with more, and a page must not read a million. */
const personsMost = 20_000;

/**
 * Persons of a figure who had said beforehand what they expected: their last answers of the period, and the last expectation
 * before those. The newest, at most twenty thousand.
 */
export async function listExpectingPersons(
  db: WorkspaceTransaction,
  figure: Figure,
  { baselineId, parts, sourceId }: PersonsAsked,
): Promise<readonly PersonRow[]> {
  const { trx, workspaceId } = db;
  const expected = parts.map((part) => scoreOf('b', part.expected));
  const experienced = parts.map((part) => scoreOf('s', part.experienced));
  const { rows } = await sql<PersonRow>`
    with said as (
      select distinct on (link.contact_id) link.contact_id, s.answered_at, array[${sql.join(experienced)}] as experienced
      from score_row s
      join response_contact link on link.workspace_id = s.workspace_id and link.response_id = s.response_id
      where ${responseConditions(db, figure)} and link.contact_id is not null
      order by link.contact_id, s.answered_at desc, s.response_id
    ), foreseen as (
      select link.contact_id, b.response_id, b.answered_at, array[${sql.join(expected)}] as expected
      from score_row b
      join response_contact link on link.workspace_id = b.workspace_id and link.response_id = b.response_id
      where b.workspace_id = ${workspaceId} and b.survey_id = ${baselineId} and not b.is_test and b.vote_class = 'h'
        and link.contact_id is not null
    ), paired as (
      select distinct on (said.contact_id) said.answered_at, experienced, expected, foreseen.response_id
      from said
      join foreseen on foreseen.contact_id = said.contact_id and foreseen.answered_at < said.answered_at
      order by said.contact_id, foreseen.answered_at desc, foreseen.response_id
    )
    select expected, experienced, case jsonb_typeof(r.answers -> ${sourceId})
        when 'array' then array(select jsonb_array_elements_text(r.answers -> ${sourceId}))
        when 'string' then array[r.answers ->> ${sourceId}]
        else array[]::text[] end as sources
    from paired
    join response r on r.workspace_id = ${workspaceId} and r.id = paired.response_id
    order by paired.answered_at desc, r.id
    limit ${personsMost}`.execute(trx);
  return rows;
}

/** The score of an item, in whichever column each version keeps it. */
function scoreOf(alias: 'b' | 's', item: Item): RawBuilder<number | null> {
  const columns = [...item.slots].map(([version, slot]) => {
    // The name becomes SQL, so it is one of a closed list.
    if (!(Number.isInteger(slot) && slot >= 0 && slot < slotCount))
      throw new RangeError(`the item ${item.key} has no column`);
    return sql`when ${version}::uuid then ${sql.ref(`${alias}.q${slot}`)}`;
  });
  return sql`case ${sql.ref(`${alias}.survey_version_id`)} ${sql.join(columns, sql` `)} end`;
}
