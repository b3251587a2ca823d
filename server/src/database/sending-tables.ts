import type { LegalBasis } from '@voldaan/domain/contacts/consent';
import type { ContactKind, ContactPurpose } from '@voldaan/domain/studies/contact-request';
import type { Letter } from '@voldaan/domain/studies/letter';
import type { ReminderPlan } from '@voldaan/domain/studies/schedule/reminder-of';
import type { Generated } from 'kysely';
import type { DefaultTime, Json, MaybeTime } from './column-types.ts';

/** The ledger of sends beside waves and invitations (0028-sending.sql). */
export type SendingTables = {
  wave_part: WavePartTable;
  sending_pace: SendingPaceTable;
  letter_trial: LetterTrialTable;
};

/** What 0028 and 0061 added to a wave. */
export type WaveColumns = {
  channel: Generated<'mail' | 'phone'>;
  study_id: string | null;
  draw_id: string | null;
  occasion: Generated<string>;
  purpose: Generated<ContactPurpose>;
  legal_basis: Generated<LegalBasis>;
  priority: Generated<number>;
  may_merge: Generated<boolean>;
  reminder: Json<ReminderPlan> | null;
  reminder_letter: Json<Letter> | null;
  opens_at: MaybeTime;
  closes_at: MaybeTime;
  resumed_at: MaybeTime;
};

/** What 0028 and 0061 added to an invitation. */
export type InvitationColumns = {
  channel: Generated<'mail' | 'phone'>;
  study_id: string | null;
  occasion: Generated<string>;
  kind: Generated<ContactKind>;
  purpose: Generated<ContactPurpose>;
  priority: Generated<number>;
  may_merge: Generated<boolean>;
  reminder_of: string | null;
  carried_by: string | null;
  receiving_domain: Generated<string>;
  bounced_at: MaybeTime;
  bounce_kind: 'hard' | 'soft' | 'policy' | null;
  reported_at: MaybeTime;
};

type WavePartTable = {
  workspace_id: string;
  wave_id: string;
  number: number;
  contact_ids: string[];
  due_at: DefaultTime;
  opened_at: MaybeTime;
};

type SendingPaceTable = {
  workspace_id: string;
  receiving_domain: string;
  connections: number;
  per_minute: number;
  tokens: number;
  steady_from: number | null;
  counted_at: DefaultTime;
  resting_until: MaybeTime;
  notice: string | null;
};

/** Trials of letters (0030-letters.sql). */
type LetterTrialTable = {
  workspace_id: string;
  id: string;
  survey_id: string;
  language: string;
  recipient: string;
  subject: string;
  html: string;
  body_text: string;
  outcome: 'sent' | 'kept' | 'failed';
  detail: Generated<string>;
  sent_by: string;
  sent_at: DefaultTime;
};
