import { isWorkable } from '@voldaan/domain/complaints/clock/work-calendar';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { staffOfId } from '../../accounts/views.ts';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { enqueue } from '../../jobs/queue.ts';
import type { Product } from '../../product.ts';
import { reminderOf } from '../case-clock.ts';
import { findProfile, type ProfileRow } from '../case-views.ts';
import { listCaseHandlers } from '../person-views.ts';
import { clearDefaultProfile, deleteProfile, insertProfile, updateProfile } from './profile-store.ts';
import { isProfileUsed, listProfiles, profilesMost } from './profile-views.ts';
import type { ProfileBody, ProfileChangeBody, ProfileShown } from './schema.ts';
import { startProfiles } from './start-profiles.ts';

type Shown = Readonly<{ data: ProfileShown[]; colleagues: { id: string; name: string }[] }>;

/** What is promised to whoever complains, profile by profile. */
export function showProfiles(product: Product, caller: Caller): Promise<Shown> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await findProfile(db, null)) === undefined) await startProfiles(db);
    return shown(db);
  });
}

export function makeProfile(product: Product, caller: Caller, body: ProfileBody): Promise<Shown> {
  const at = product.clock();
  const id = uuid(at.getTime());
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await listProfiles(db)).length >= profilesMost) throw new Refusal('too_many_profiles');
    await requireColleague(db, body.escalation_id);
    requireWorkable(body.calendar, at);
    const { name, terms, calendar, remind } = body;
    await insertProfile(db, {
      id,
      name,
      ...writtenReminder({ remind }),
      terms: JSON.stringify(termsOf(terms)),
      calendar: JSON.stringify(calendarOf(calendar)),
      escalation_id: body.escalation_id,
      is_default: (await findProfile(db, null)) === undefined,
    });
    await recordAudit(db, { staffId: caller.staffId, action: 'case-profile.made', subject: showId('cpr', id), at });
    return shown(db);
  });
}

/** Open cases follow: their clocks are set anew by what is promised now. */
export function changeProfile(
  product: Product,
  caller: Caller,
  { id, change }: Readonly<{ id: string; change: ProfileChangeBody }>,
): Promise<Shown> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireColleague(db, change.escalation_id ?? null);
    requireWorkable(change.calendar, at);
    if (change.is_default) await clearDefaultProfile(db);
    const { name, is_default, escalation_id } = change;
    const isThere = await updateProfile(db, id, {
      ...(name !== undefined && { name }),
      ...(is_default !== undefined && { is_default }),
      ...(escalation_id !== undefined && { escalation_id }),
      ...writtenTerms(change),
      ...writtenCalendar(change),
      ...writtenReminder(change),
      changed_at: at,
    });
    if (!isThere) throw new Refusal('not_found');
    await recordAudit(db, { staffId: caller.staffId, action: 'case-profile.changed', subject: showId('cpr', id), at });
    await enqueue(
      db.trx,
      'cases.set-clocks',
      { workspace: db.workspaceId, profile: id },
      { key: `cases.set-clocks ${id}` },
    );
    return shown(db);
  });
}

/** Only one that nothing was ever promised by: what was promised stays readable. */
export function removeProfile(product: Product, caller: Caller, id: string): Promise<Shown> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const profile = await findProfile(db, id);
    if (profile === undefined) throw new Refusal('not_found');
    if (profile.is_default || profile.base !== null || (await isProfileUsed(db, id)))
      throw new Refusal('profile_in_use');
    await deleteProfile(db, id);
    await recordAudit(db, { staffId: caller.staffId, action: 'case-profile.removed', subject: showId('cpr', id), at });
    return shown(db);
  });
}

async function requireColleague(db: WorkspaceTransaction, id: string | null): Promise<void> {
  if (id !== null && (await staffOfId(db, id)) === undefined)
    throw new Refusal('staff_unknown', { pointer: '/escalation_id' });
}

/** A case could never be opened by hours in which nobody works for months. */
function requireWorkable(calendar: ProfileChangeBody['calendar'], at: Date): void {
  if (calendar !== undefined && !isWorkable(calendarOf(calendar), at.toISOString().slice(0, 10)))
    throw new Refusal('calendar_closed_too_long', { pointer: '/calendar' });
}

function writtenTerms({ terms }: Pick<ProfileChangeBody, 'terms'>) {
  return terms === undefined ? {} : { terms: JSON.stringify(termsOf(terms)) };
}

function writtenCalendar({ calendar }: Pick<ProfileChangeBody, 'calendar'>) {
  return calendar === undefined ? {} : { calendar: JSON.stringify(calendarOf(calendar)) };
}

function writtenReminder({ remind }: Pick<ProfileChangeBody, 'remind'>) {
  if (remind === undefined) return {};
  return {
    remind_share: remind?.kind === 'share' ? remind.percent : null,
    remind_hours: remind?.kind === 'hours' ? remind.hours : null,
  };
}

function termsOf({ acknowledge, first_contact, decision, extension, outer_limit }: ProfileBody['terms']) {
  return { acknowledge, firstContact: first_contact, decision, extension, outerLimit: outer_limit };
}

function calendarOf({ closed_on, ...hours }: ProfileBody['calendar']) {
  return { ...hours, closedOn: closed_on };
}

async function shown(db: WorkspaceTransaction): Promise<Shown> {
  const profiles = await listProfiles(db);
  return { data: profiles.map(profileShown), colleagues: [...(await listCaseHandlers(db))] };
}

const bases = ['voldaan', 'nl-care', 'nl-public', 'no-finance'] as const;

function profileShown(row: ProfileRow): ProfileShown {
  const { acknowledge, firstContact, decision, extension, outerLimit } = row.terms;
  const { zone, country, from, until, weekdays, closedOn } = row.calendar;
  const remind = reminderOf(row);
  return {
    id: row.id,
    name: row.name,
    base: bases.find((one) => one === row.base) ?? null,
    is_default: row.is_default,
    terms: { acknowledge, first_contact: firstContact, decision, extension, outer_limit: outerLimit },
    calendar: { zone, country, from, until, weekdays: [...weekdays], closed_on: [...(closedOn ?? [])] },
    remind,
    escalation_id: row.escalation_id,
  };
}
