import { traitValuesMost } from '@voldaan/domain/responses/trait-code';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Person } from './store.ts';
import { scoreOfLink, traitArray, traitColumns } from './trait-views.ts';

/** Marks that begin so stand for a value that is told nowhere any more. */
const blank = '\u007f';

/**
 * Takes from the person's answers what told them apart, while the link to the person is still there; and of values that
 * are nobody else's, the words. The code stays given out: a process may still write it.
 */
export async function eraseTraits(db: WorkspaceTransaction, person: Person): Promise<void> {
  const { trx, workspaceId } = db;
  const own = sql`link.workspace_id = ${workspaceId} and link.contact_id = ${person.id} and ${scoreOfLink}`;
  const { rows } = await sql<Readonly<{ slot: number; code: number }>>`
    select distinct (given.place - 1)::integer as slot, given.code
    from response_contact link, response, score_row, unnest(${traitArray}) with ordinality as given (code, place)
    where ${own} and given.code <= ${traitValuesMost}`.execute(trx);
  await sql`
    update score_row set ${sql.join(traitColumns.map((column) => sql`${sql.ref(column)} = null`))}
    from response_contact link, response where ${own}`.execute(trx);
  for (const value of rows) await eraseValue(db, value);
}

/** A value that the company chose itself, of a list or of yes and no, says nothing of anybody. */
async function eraseValue(
  { trx, workspaceId }: WorkspaceTransaction,
  { slot, code }: Readonly<{ slot: number; code: number }>,
): Promise<void> {
  await sql`
    update trait_value set value = ${blank} || code
    from trait
    where trait_value.workspace_id = ${workspaceId} and trait_value.slot = ${slot} and trait_value.code = ${code}
      and trait.workspace_id = ${workspaceId} and trait.slot = ${slot} and trait.source in ('attribute', 'event')
      and not (trait.source = 'attribute' and exists (
        select from contact_attribute known
        where known.workspace_id = ${workspaceId} and known.key = trait.key and known.kind in ('choice', 'yes_no')))
      and not exists (
        select from score_row where workspace_id = ${workspaceId} and ${sql.ref(`a${slot}`)} = ${code})`.execute(trx);
}
