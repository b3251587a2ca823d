import { nameFault } from '@voldaan/domain/contacts/person-name';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { makeOnce } from '../../accounts/make-once.ts';
import { showId } from '../../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { readCursorId } from '../../http/cursor-id.ts';
import type { Product } from '../../product.ts';
import { requireName } from '../require-name.ts';
import { deleteOrganisation, insertOrganisation, updateOrganisation } from './organisation-store.ts';
import {
  findOrganisation,
  listOrganisations,
  type OrganisationPlace,
  organisationOfNumber,
} from './organisation-views.ts';
import type { OrganisationChange } from './schema.ts';

export function showOrganisations(
  product: Product,
  caller: Caller,
  query: Readonly<{ search?: string | undefined; cursor?: readonly string[] | undefined; limit: number }>,
) {
  const after = readPlace(query.cursor);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const rows = await listOrganisations(db, { search: query.search ?? '', after, limit: query.limit + 1 });
    const data = rows.slice(0, query.limit);
    const last = data.at(-1);
    return { data, next_cursor: rows.length > query.limit && last ? [last.sort_name, last.id] : null };
  });
}

export function showOrganisation(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => read(db, id));
}

/** Pressed twice it is one organisation. */
export function makeOrganisation(
  product: Product,
  caller: Caller,
  given: Readonly<{ name: string; external_id?: string | null | undefined }>,
) {
  const make = async (db: WorkspaceTransaction, id: string) => {
    const externalId = await freeNumber(db, { id, externalId: given.external_id });
    await insertOrganisation(db, { id, name: requireName(given.name), external_id: externalId });
  };
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'organisation', wish: given, at: product.clock() },
      { show: (id) => read(db, id), make: (id) => make(db, id) },
    ),
  );
}

export function changeOrganisation(product: Product, caller: Caller, id: string, given: OrganisationChange) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await read(db, id);
    const { name, external_id: externalId } = given;
    const change = {
      ...(name === undefined ? {} : { name: requireName(name) }),
      ...(externalId === undefined ? {} : { external_id: await freeNumber(db, { id, externalId }) }),
    };
    await updateOrganisation(db, id, { change, at: product.clock() });
    return read(db, id);
  });
}

/** Removes the organisation; its contacts stay. */
export function removeOrganisation(product: Product, caller: Caller, id: string): Promise<void> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await deleteOrganisation(db, id))) throw new Refusal('not_found');
    const subject = showId('org', id);
    await recordAudit(db, { staffId: caller.staffId, action: 'organisation.removed', subject, at: product.clock() });
  });
}

async function read(db: WorkspaceTransaction, id: string) {
  const organisation = await findOrganisation(db, id);
  if (organisation === undefined) throw new Refusal('not_found');
  return organisation;
}

/** The firm's own number, which no other organisation has; an empty one is none. */
async function freeNumber(
  db: WorkspaceTransaction,
  { id, externalId }: Readonly<{ id: string; externalId: string | null | undefined }>,
): Promise<string | null> {
  const number = externalId?.trim() || null;
  if (number === null) return null;
  const fault = nameFault(number);
  if (fault !== undefined) throw new Refusal(fault, { pointer: '/external_id' });
  const other = await organisationOfNumber(db, number);
  if (other !== undefined && other !== id) throw new Refusal('external_id_taken', { pointer: '/external_id' });
  return number;
}

/** The name and the id that the page before stopped at. */
function readPlace(cursor: readonly string[] | undefined): OrganisationPlace | undefined {
  if (cursor === undefined) return undefined;
  const [name = '', ...rest] = cursor;
  const id = readCursorId(rest);
  // A text that PostgreSQL has none of would be a fault of ours.
  if (id === undefined || name.includes('\0')) throw new Refusal('cursor_unknown', { pointer: '/cursor' });
  return { name, id };
}
