import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { responseConditions } from '../../metrics/figures/condition-views.ts';
import type { Figure } from '../../metrics/figures/figure.ts';

/** The first moment of a day. */
export function dayStart(day: string): RawBuilder<unknown> {
  return sql`${`${day}T00:00:00Z`}::timestamptz`;
}

/** A case has no groups of its own: it belongs to those that its customer answered in. */
export function ofGroups(
  db: Pick<WorkspaceTransaction, 'workspaceId'>,
  figure: Figure | undefined,
  contact: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (figure === undefined || figure.where.length === 0) return sql`true`;
  return sql`${contact} in (
    select link.contact_id from score_row s
    join response_contact link on link.workspace_id = s.workspace_id and link.response_id = s.response_id
    where ${responseConditions(db, figure)} and link.contact_id is not null)`;
}
