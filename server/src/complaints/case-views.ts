import type { CaseEvent, CaseKind } from '@voldaan/domain/complaints/case-event';
import type { WorkHours } from '@voldaan/domain/complaints/clock/work-calendar';
import type { DeadlineProfile } from '@voldaan/domain/complaints/deadline-profile';
import type { CaseSource } from '../database/complaint-tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { readCaseEvent } from './step-schema.ts';

export type CaseRow = Readonly<{
  id: string;
  year: number;
  number: number;
  kind: CaseKind;
  source: CaseSource;
  contact_id: string | null;
  name: string;
  email: string;
  phone: string;
  language: string;
  subject: string;
  words: string;
  response_id: string | null;
  inbound_mail_id: string | null;
  touchpoint_id: string | null;
  about: string;
  staff_named: string;
  profile_id: string | null;
  revision: number;
  stage: string;
  owner_id: string | null;
  received_at: Date;
  due_at: Date | null;
  due_promise: string | null;
  waits_until: Date | null;
  closed_at: Date | null;
  reach_by: '' | 'mail' | 'phone';
  unit_id: string | null;
}>;

const columns = [
  'id',
  'year',
  'number',
  'kind',
  'source',
  'contact_id',
  'name',
  'email',
  'phone',
  'language',
  'subject',
  'words',
  'response_id',
  'inbound_mail_id',
  'touchpoint_id',
  'about',
  'staff_named',
  'profile_id',
  'revision',
  'stage',
  'owner_id',
  'received_at',
  'due_at',
  'due_promise',
  'waits_until',
  'closed_at',
  'reach_by',
  'unit_id',
] as const;

export async function findCase(db: WorkspaceTransaction, id: string): Promise<CaseRow | undefined> {
  return db.trx
    .selectFrom('complaint_case')
    .select(columns)
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The case behind a customer's status page. */
export async function findCaseOfToken(db: WorkspaceTransaction, tokenHash: Buffer): Promise<CaseRow | undefined> {
  return db.trx
    .selectFrom('complaint_case')
    .select(columns)
    .where('workspace_id', '=', db.workspaceId)
    .where('status_token_hash', '=', tokenHash)
    .executeTakeFirst();
}

const eventsMost = 10_000;

/** Everything that was done, from the first day. */
export async function listCaseEvents(db: WorkspaceTransaction, caseId: string): Promise<readonly CaseEvent[]> {
  const rows = await db.trx
    .selectFrom('case_event')
    .select(['what', 'by_kind', 'staff_id', 'at', 'detail'])
    .where('workspace_id', '=', db.workspaceId)
    .where('case_id', '=', caseId)
    .orderBy('sequence')
    .limit(eventsMost)
    .execute();
  return rows.map(readCaseEvent);
}

/** The same of some cases at once, by case. */
export async function listEventsOfCases(
  db: WorkspaceTransaction,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CaseEvent[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db.trx
    .selectFrom('case_event')
    .select(['case_id', 'what', 'by_kind', 'staff_id', 'at', 'detail'])
    .where('workspace_id', '=', db.workspaceId)
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('sequence')
    .limit(caseIds.length * eventsMost)
    .execute();
  const ofCases = Map.groupBy(rows, ({ case_id }) => case_id);
  return new Map([...ofCases].map(([id, events]) => [id, events.map(readCaseEvent)]));
}

export type ProfileRow = Readonly<{
  id: string;
  name: string;
  terms: Omit<DeadlineProfile, 'id'>;
  calendar: WorkHours;
  is_default: boolean;
  base: string | null;
  remind_share: number | null;
  remind_hours: number | null;
  escalation_id: string | null;
}>;

export const profileColumns = [
  'id',
  'name',
  'terms',
  'calendar',
  'is_default',
  'base',
  'remind_share',
  'remind_hours',
  'escalation_id',
] as const;

/** The promises of a case: of its own profile, or of the workspace's default; undefined when none was ever made. */
export async function findProfile(db: WorkspaceTransaction, id: string | null): Promise<ProfileRow | undefined> {
  const profiles = db.trx.selectFrom('case_profile').select(profileColumns).where('workspace_id', '=', db.workspaceId);
  return (id === null ? profiles.where('is_default', '=', true) : profiles.where('id', '=', id)).executeTakeFirst();
}
