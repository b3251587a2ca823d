import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { makeGiven } from './given-contacts.ts';
import { deleteFaults, insertFaults } from './import-store.ts';
import { type FileColumns, type JudgedFault, type JudgedRows, nameOfField } from './judge-rows.ts';
import { nameOrganisations } from './name-organisations.ts';
import { checkGiven } from './take-in-store.ts';
import { type Walk, walkRows } from './walk-rows.ts';

export type FileCheck = Readonly<{
  rows: number;
  valid: number;
  changed: number;
  suppressed: number;
  refused: number;
}>;

/** Judges every row of a file and says what taking it in would do. Keeps the refused rows, in place of earlier ones. */
export async function checkFile(product: Product, db: WorkspaceTransaction, walk: Walk): Promise<FileCheck> {
  await deleteFaults(db, walk.importId);
  const sums = { changed: 0, suppressed: 0, refused: 0 };
  const rows = await walkRows(product, db, walk, async ({ contacts, faults }: JudgedRows) => {
    const given = makeGiven(product, db.workspaceId, contacts, await nameOrganisations(db, contacts));
    const { changed, suppressed, taken } = await checkGiven(db, given);
    const refused = [...faults, ...takenFaults(walk.columns, contacts, new Set(taken))];
    await insertFaults(db, walk.importId, refused);
    sums.changed += changed;
    sums.suppressed += suppressed;
    sums.refused += refused.length;
  });
  return { ...sums, rows, valid: rows - sums.refused };
}

/** A customer number that another contact has: nobody knows whether it is a new address or a slip. */
export function takenFaults(
  columns: FileColumns,
  contacts: JudgedRows['contacts'],
  taken: ReadonlySet<number>,
): readonly JudgedFault[] {
  if (taken.size === 0) return [];
  return contacts
    .filter(({ number }) => taken.has(number))
    .map(({ number, details }) => ({
      number,
      code: 'external_id_taken' as const,
      column: nameOfField(columns, 'external_id'),
      value: details.externalId ?? '',
    }));
}
