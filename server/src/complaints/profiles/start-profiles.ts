import { deadlineProfiles } from '@voldaan/domain/complaints/deadline-profile';
import { uuid } from '../../database/uuid.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { hoursDefault } from '../case-clock.ts';
import { findProfile } from '../case-views.ts';
import { insertStartProfiles } from './profile-store.ts';

/** The profile that a new case gets. The first case of a workspace brings the profiles to start from with it. */
export async function defaultProfile(db: WorkspaceTransaction): Promise<string | null> {
  const found = await findProfile(db, null);
  if (found !== undefined) return found.id;
  await startProfiles(db);
  return (await findProfile(db, null))?.id ?? null;
}

/**
 * Puts the profiles to start from into a workspace that has none of them. They keep the name of what they were made of until
 * somebody gives them one, so that each reader reads it in their own language.
 */
export async function startProfiles(db: WorkspaceTransaction): Promise<void> {
  const norwegian = { ...hoursDefault, zone: 'Europe/Oslo', country: 'NO', until: '16:00' } as const;
  await insertStartProfiles(
    db,
    deadlineProfiles.map(({ id: base, ...terms }, place) => ({
      id: uuid(),
      name: base,
      base,
      terms: JSON.stringify(terms),
      calendar: JSON.stringify(base === 'no-finance' ? norwegian : hoursDefault),
      is_default: place === 0,
    })),
  );
}
