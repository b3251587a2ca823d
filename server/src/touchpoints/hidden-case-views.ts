import { type RawBuilder, sql } from 'kysely';

/**
 * An event that the desk noted of a case is seen by whoever sees the case. Said where events of persons are listed, and not by
 * row-level security as of all else: `customer_event` is counted from its indexes, which a look at its properties would end.
 */
export function tellsNoHiddenCase(event: 'e' | 'event'): RawBuilder<boolean> {
  return sql<boolean>`((select current_reach() is null) or tells_no_hidden_case(${sql.id(event)}.properties ->> 'complaint'))`;
}
