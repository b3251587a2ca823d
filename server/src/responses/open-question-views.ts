import { sql } from 'kysely';

/** Ids of the questions that are answered in words, as an array of texts, of the `definition` of a survey version. */
export const openQuestionIds = sql`
  array(select jsonb_path_query(definition, 'strict $.nodes.** ? (@.kind == "open").id') #>> '{}')`;
