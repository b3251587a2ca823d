import { uuid } from '../../database/uuid.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { JudgedContact } from './judge-rows.ts';
import { findOrganisations, insertOrganisations, type NamedOrganisations } from './organisation-names-store.ts';

/**
 * Which organisation each row means: the one with its number or, without one, with its name. With an import's id those
 * that are not known are made; without one they get an id that nobody has, which says that taking the row in changes it.
 */
export async function nameOrganisations(
  db: WorkspaceTransaction,
  contacts: readonly JudgedContact[],
  importId?: string,
): Promise<(contact: JudgedContact) => string | null> {
  const ids = new Map<string, string>();
  for (const by of ['number', 'name'] as const) {
    const { keys, organisations } = named(contacts, by);
    if (keys.length === 0) continue;
    if (importId !== undefined) await insertOrganisations(db, importId, organisations);
    const found = await findOrganisations(db, organisations);
    for (const [at, key] of keys.entries()) ids.set(`${by} ${key}`, found[at] ?? uuid());
  }
  return (contact) => {
    const { by, key } = keyOf(contact);
    return key === null ? null : (ids.get(`${by} ${key}`) ?? null);
  };
}

/** Each once, in the order of keys, so that two imports that make the same ones do not wait for each other. */
function named(
  contacts: readonly JudgedContact[],
  by: NamedOrganisations['by'],
): Readonly<{ keys: readonly string[]; organisations: NamedOrganisations }> {
  const first = new Map<string, NamedOrganisations['named'][number]>();
  for (const contact of contacts) {
    const meant = keyOf(contact);
    if (meant.by !== by || meant.key === null || first.has(meant.key)) continue;
    const { organisation, organisationNumber: number } = contact.details;
    first.set(meant.key, { number, name: organisation ?? meant.key });
  }
  const sorted = [...first].sort(([a], [b]) => (a < b ? -1 : 1));
  return { keys: sorted.map(([key]) => key), organisations: { by, named: sorted.map(([, one]) => one) } };
}

function keyOf({ details }: JudgedContact): Readonly<{ by: NamedOrganisations['by']; key: string | null }> {
  return details.organisationNumber === null
    ? { by: 'name', key: details.organisation?.toLowerCase() ?? null }
    : { by: 'number', key: details.organisationNumber };
}
