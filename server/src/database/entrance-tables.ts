import type { ColumnType, Generated } from 'kysely';
import type { DefaultTime, MaybeTime } from './column-types.ts';

/** The ways in besides mail (0022-entrances.sql). */
export type EntranceTables = {
  embed_secret: EmbedSecretTable;
  kiosk_device: KioskDeviceTable;
  widget_day: WidgetDayTable;
};

type EmbedSecretTable = {
  workspace_id: string;
  id: string;
  secret_sealed: Buffer;
  made_by: string;
  made_at: DefaultTime;
  ends_at: MaybeTime;
};

type KioskDeviceTable = {
  workspace_id: string;
  id: string;
  survey_id: string;
  name: string;
  token_hash: Buffer;
  idle_seconds: Generated<number>;
  keeps_partial: Generated<boolean>;
  made_by: string;
  made_at: DefaultTime;
  seen_at: MaybeTime;
  unsent: Generated<number>;
  revoked_at: MaybeTime;
};

type WidgetDayTable = {
  workspace_id: string;
  survey_id: string;
  day: ColumnType<string, string, string>;
  shown: Generated<number>;
  dismissed: Generated<number>;
};
