import type { Phase } from '@voldaan/domain/touchpoints/touchpoint';
import type { Generated } from 'kysely';
import type { DefaultJson, DefaultTime, MaybeTime, Time } from './column-types.ts';

/** Contact moments, what happens to customers, and who may tell of it (0026-contact-moments.sql). */
export type MomentTables = {
  touchpoint: TouchpointTable;
  customer_event: CustomerEventTable;
  refused_event: RefusedEventTable;
  api_key: ApiKeyTable;
};

type TouchpointTable = {
  workspace_id: string;
  id: string;
  name: string;
  phase: Phase;
  is_direct: boolean;
  is_material: boolean;
  channel: Generated<string>;
  owner_id: string | null;
  event_kind: Generated<string>;
  position: number;
  created_at: DefaultTime;
};

type CustomerEventTable = {
  workspace_id: string;
  id: string;
  contact_id: string | null;
  kind: string;
  external_id: string;
  subject: Generated<string>;
  occurred_at: Time;
  received_at: DefaultTime;
  amount: string | null;
  currency: string | null;
  properties: DefaultJson<Record<string, unknown>>;
  told_hash: Buffer;
};

type RefusedEventTable = {
  workspace_id: string;
  id: string;
  kind: string;
  external_id: string;
  code: string;
  pointer: string;
  limits: DefaultJson<Readonly<Record<string, string | number>>>;
  times: Generated<number>;
  received_at: Time;
  key_id: string | null;
};

type ApiKeyTable = {
  workspace_id: string;
  id: string;
  name: string;
  prefix: string;
  key_hash: Buffer;
  scopes: string[];
  created_by: string;
  created_at: DefaultTime;
  expires_at: Time;
  last_used_at: MaybeTime;
  revoked_at: MaybeTime;
};
