import type { Role } from '@voldaan/domain/accounts/role';
import type { Language } from '@voldaan/domain/language';
import type { Generated } from 'kysely';
import type { DefaultTime, Json, MaybeTime, Time } from './column-types.ts';

/** Who signs in, and what they and their company are. */
export type AccountTables = {
  workspace: WorkspaceTable;
  setup_link: SetupLinkTable;
  instance_fact: InstanceFactTable;
  sign_in_failure: SignInFailureTable;
  staff: StaffTable;
  session: SessionTable;
  staff_invite: StaffInviteTable;
  audit_entry: AuditEntryTable;
  unit: UnitTable;
  unit_member: UnitMemberTable;
  press: PressTable;
};

type WorkspaceTable = {
  id: string;
  code: string;
  name: string;
  language: Language;
  postal_line: Generated<string>;
  created_at: DefaultTime;
};

type SetupLinkTable = { token_hash: Buffer; created_at: DefaultTime; expires_at: Time; used_at: MaybeTime };

type InstanceFactTable = { name: string; value: Json<unknown>; changed_at: DefaultTime };

type SignInFailureTable = { key_hash: Buffer; failed_at: DefaultTime };

type StaffTable = {
  workspace_id: string;
  id: string;
  email: string;
  email_key: string;
  name: string;
  role: Role;
  language: Language;
  password_hash: string;
  created_at: DefaultTime;
  removed_at: MaybeTime;
  notices_by_mail: Generated<boolean>;
  is_limited_to_units: Generated<boolean>;
};

type SessionTable = {
  workspace_id: string;
  id: string;
  staff_id: string;
  token_hash: Buffer;
  created_at: DefaultTime;
  last_seen_at: DefaultTime;
  expires_at: Time;
};

type StaffInviteTable = {
  workspace_id: string;
  id: string;
  token_hash: Buffer;
  email: string;
  role: Role;
  invited_by: string;
  created_at: DefaultTime;
  expires_at: Time;
  accepted_at: MaybeTime;
  withdrawn_at: MaybeTime;
};

type AuditEntryTable = {
  workspace_id: string;
  id: string;
  at: DefaultTime;
  staff_id: string | null;
  action: string;
  subject: Generated<string>;
  detail: Json<Record<string, unknown>>;
  /** Place in the workspace's chain, from 1. */
  number: number;
  /** SHA-256 over the row before and this one. */
  hash: Buffer;
};

/** A part of the company whose cases are kept apart (0071-units.sql). */
type UnitTable = { workspace_id: string; id: string; name: string; made_at: Time; retired_at: MaybeTime };

/** What a button made a moment ago (0092-presses.sql). */
type PressTable = { workspace_id: string; digest: Buffer; made_id: string; at: Time };

type UnitMemberTable = { workspace_id: string; unit_id: string; staff_id: string };
