import type { AlertAudience, AlertCondition, AlertRhythm, QuietHours } from '@voldaan/domain/alerts/alert-rule';
import type { Language } from '@voldaan/domain/language';
import type { Generated } from 'kysely';
import type { Json, MaybeTime, Time } from './column-types.ts';

/** Who is told of what, by which way and when; and the digest of the week (0057-alerts.sql). */
export type AlertTables = {
  alert_channel: AlertChannelTable;
  alert_rule: AlertRuleTable;
  alert_event: AlertEventTable;
  alert_message: AlertMessageTable;
  alert_delivery: AlertDeliveryTable;
  digest_setting: DigestSettingTable;
  digest_wish: DigestWishTable;
  digest_mail: DigestMailTable;
};

export type ChannelKind = 'slack' | 'teams' | 'webhook';

type AlertChannelTable = {
  workspace_id: string;
  id: string;
  name: string;
  kind: ChannelKind;
  url_sealed: Buffer;
  host: string;
  secret_sealed: Buffer | null;
  language: Language;
  made_by: string;
  made_at: Time;
  /** Since when the program behind it says that it is there no more. */
  gone_at: MaybeTime;
  removed_at: MaybeTime;
};

type AlertRuleTable = {
  workspace_id: string;
  id: string;
  name: string;
  condition: Json<AlertCondition>;
  audience: Json<AlertAudience>;
  quiet: Json<QuietHours | null>;
  rhythm: AlertRhythm;
  is_on: Generated<boolean>;
  since: Time;
  made_by: string;
  made_at: Time;
  changed_at: Time;
  removed_at: MaybeTime;
};

/** Ids and figures by which an alert is worded; never a name nor anybody's words. */
export type AlertAbout = Readonly<Record<string, string | number | null>>;

type AlertEventTable = {
  workspace_id: string;
  id: string;
  rule_id: string;
  subject: string;
  about: Json<AlertAbout>;
  at: Time;
  fired_at: Time;
};

export type MessageState = 'waiting' | 'claimed' | 'sent' | 'dead';

type AlertMessageTable = {
  workspace_id: string;
  id: string;
  staff_id: string | null;
  channel_id: string | null;
  state: MessageState;
  attempts: Generated<number>;
  next_try_at: Time;
  fence: Generated<number>;
  lease_until: MaybeTime;
  last_status: number | null;
  last_fault: string | null;
  made_at: Time;
  settled_at: MaybeTime;
};

type AlertDeliveryTable = {
  workspace_id: string;
  id: string;
  event_id: string;
  staff_id: string | null;
  channel_id: string | null;
  due_at: Time;
  message_id: string | null;
};

type DigestSettingTable = { workspace_id: string; weekday: number; hour: number; next_at: Time };

type DigestWishTable = { workspace_id: string; staff_id: string; wished_at: Time };

type DigestMailTable = { workspace_id: string; staff_id: string; week: string; written_at: Time };
