import type { PlacedTrait } from '@voldaan/domain/responses/place-traits';
import type { TraitValue } from '@voldaan/domain/responses/place-values';
import { traitValuesMost } from '@voldaan/domain/responses/trait-code';
import { sql } from 'kysely';
import { smallintArray, textArray } from '../../database/binary-array.ts';
import { lockSpaces } from '../../database/lock-spaces.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/**
 * Who gives out places and codes of a workspace does so alone, until the transaction ends. Whoever waits long for it gives
 * up: an answer is worth more than its traits.
 */
export async function lockTraits({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await sql`select set_config('lock_timeout', '1s', true), set_config('statement_timeout', '5s', true)`.execute(trx);
  await sql`select pg_advisory_xact_lock(${lockSpaces.traits}, hashtext(${workspaceId}))`.execute(trx);
}

/** Those that are there stay as they are. */
export async function insertTraits(
  { trx, workspaceId }: WorkspaceTransaction,
  traits: readonly PlacedTrait[],
): Promise<void> {
  if (traits.length === 0) return;
  await trx
    .insertInto('trait')
    .values(traits.map(({ slot, source, key }) => ({ workspace_id: workspaceId, slot, source, key })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The highest code of a value of its own, of each trait that has any. */
export async function highestCodes({ trx, workspaceId }: WorkspaceTransaction): Promise<ReadonlyMap<number, number>> {
  const rows = await trx
    .selectFrom('trait_value')
    .select(['slot', ({ fn }) => fn.max('code').as('code')])
    .where('workspace_id', '=', workspaceId)
    .where('code', '<=', traitValuesMost)
    .groupBy('slot')
    .execute();
  return new Map(rows.map(({ slot, code }) => [slot, code]));
}

export async function insertTraitValues(
  { trx, workspaceId }: WorkspaceTransaction,
  values: readonly TraitValue[],
): Promise<void> {
  if (values.length === 0) return;
  await sql`
    insert into trait_value (workspace_id, slot, code, value)
    select ${workspaceId}, slot, code, value from unnest(${smallintArray(values.map(({ slot }) => slot))}::smallint[],
      ${smallintArray(values.map(({ code }) => code))}::smallint[],
      ${textArray(values.map(({ value }) => value))}::text[]) as given (slot, code, value)
    on conflict do nothing`.execute(trx);
}

/**
 * Takes the place of a field that is gone from those fields that no response holds a value of. Looking through all
 * responses takes a while; it is done when no other place is left.
 */
export async function freeSlots({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  const { rows } = await sql<{ slot: number }>`
    select slot from trait
    where workspace_id = ${workspaceId} and source = 'attribute' and not exists (
      select from contact_attribute known where known.workspace_id = ${workspaceId} and known.key = trait.key)`.execute(
    trx,
  );
  for (const { slot } of rows) {
    await sql`
      with unused as (
        select ${slot}::smallint as slot where not exists (
          select from score_row where workspace_id = ${workspaceId} and ${sql.ref(`a${slot}`)} is not null)
      ), forgotten as (
        delete from trait_value using unused where workspace_id = ${workspaceId} and trait_value.slot = unused.slot
      )
      delete from trait using unused where workspace_id = ${workspaceId} and trait.slot = unused.slot`.execute(trx);
  }
}
