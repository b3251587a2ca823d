import { traitSlotCount } from '@voldaan/domain/responses/trait-code';
import { type RawBuilder, sql } from 'kysely';

/** a0 to a15 of a score row. */
export const traitColumns = Array.from({ length: traitSlotCount }, (_, slot) => `a${slot}`);

export const traitArray = sql`array[${sql.join(traitColumns.map((column) => sql.ref(`score_row.${column}`)))}]`;

/** The score row of each response that a link leads to, for a query that has joined `response_contact link`. */
export const scoreOfLink = sql`response.workspace_id = link.workspace_id and response.id = link.response_id
  and score_row.workspace_id = link.workspace_id and score_row.survey_id = response.survey_id
  and score_row.day = (response.started_at at time zone 'UTC')::date and score_row.response_id = response.id`;

/** What each answer of a contact was told apart by when it was given, for a query of `contact`. */
export const traitsOfAnswers: RawBuilder<unknown> = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('response_id', response.id, 'source', trait.source, 'key', trait.key,
    'value', trait_value.value) order by response.started_at, trait.slot), '[]')
  from response_contact link, response, score_row, unnest(${traitArray}) with ordinality as given (code, place), trait,
    trait_value
  where link.workspace_id = contact.workspace_id and link.contact_id = contact.id and ${scoreOfLink}
    and trait.workspace_id = link.workspace_id and trait.slot = given.place - 1
    and trait_value.workspace_id = link.workspace_id and trait_value.slot = trait.slot and trait_value.code = given.code)`;
