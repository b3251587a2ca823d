import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import type { ConsentWrite } from '../consent-store.ts';
import { recordConsents } from '../record-consent.ts';
import { takenFaults } from './check-file.ts';
import { type GivenContact, makeGiven } from './given-contacts.ts';
import { deleteFaults, insertFaults } from './import-store.ts';
import type { JudgedRows } from './judge-rows.ts';
import { nameOrganisations } from './name-organisations.ts';
import { insertAll, insertUnknown, type MetContact, markSuppressions, mergeGiven } from './take-in-store.ts';
import { type Walk, walkRows } from './walk-rows.ts';

export type TakenIn = Readonly<{ added: number; changed: number; refused: number }>;

/** Takes every row in that can be. What has changed since the check is judged as it is now. */
export async function takeInFile(
  product: Product,
  db: WorkspaceTransaction,
  walk: Walk & Readonly<{ fileName: string }>,
): Promise<TakenIn> {
  await deleteFaults(db, walk.importId);
  const sums = { added: 0, changed: 0, refused: 0 };
  let areNew = true;
  await walkRows(product, db, walk, async ({ contacts, faults }: JudgedRows) => {
    const organisationOf = await nameOrganisations(db, contacts, walk.importId);
    const given = makeGiven(product, db.workspaceId, contacts, organisationOf);
    // Most lists are all new or all known: after the first row that somebody has, no batch is tried as if all were new.
    areNew &&= await insertAll(db, walk.importId, given);
    const added = areNew ? given.length : await insertUnknown(db, walk.importId, given);
    const met = added < given.length ? await mergeGiven(db, walk.importId, given) : [];
    const taken = new Set(met.filter(({ contact_id: id }) => id === null).map(({ number }) => number));
    const refused = [...faults, ...takenFaults(walk.columns, contacts, taken)];
    await insertFaults(db, walk.importId, refused);
    await takeConsents(product, db, walk, { given, met });
    sums.added += added;
    sums.changed += met.filter((row) => row.is_changed).length;
    sums.refused += refused.length;
  });
  return sums;
}

/** What the file says that customers said yes or no to. A no silences at once; a yes of a file frees nobody. */
async function takeConsents(
  product: Product,
  db: WorkspaceTransaction,
  { importId, fileName }: Readonly<{ importId: string; fileName: string }>,
  { given, met }: Readonly<{ given: readonly GivenContact[]; met: readonly MetContact[] }>,
): Promise<void> {
  const known = new Map(met.map((row) => [row.number, row.contact_id]));
  const said = given.flatMap((contact) => {
    const contactId = known.get(contact.number);
    if (contact.details.consents.length === 0 || contactId === null) return [];
    return consentsOf(product, fileName, { ...contact, id: contactId ?? contact.id });
  });
  if (said.length === 0) return;
  await recordConsents(db, said);
  const silenced = said.filter(({ isGiven }) => !isGiven).map(({ addressHash }) => addressHash);
  await markSuppressions(db, importId, silenced);
}

function consentsOf(
  product: Product,
  fileName: string,
  { id, addressHash, details }: Pick<GivenContact, 'id' | 'addressHash' | 'details'>,
): readonly ConsentWrite[] {
  const { consentSource } = details;
  const at = saidAt(details, product.clock());
  return details.consents.map(({ purpose, isGiven }) => ({
    contactId: id,
    addressHash,
    purpose,
    isGiven,
    basis: 'consent',
    source: consentSource ?? fileName,
    textVersion: '',
    by: 'import',
    at,
  }));
}

/** On the day that the list tells, and today at the latest: what is said later holds, and a day to come would outlast it. */
function saidAt({ consentDate }: GivenContact['details'], now: Date): Date {
  const told = consentDate === null ? now : new Date(`${consentDate}T00:00:00Z`);
  return told < now ? told : now;
}
