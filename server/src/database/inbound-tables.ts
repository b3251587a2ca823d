import type { Generated } from 'kysely';
import type { DefaultJson, Time } from './column-types.ts';

/** What customers write by mail about cases, and what is done with kind words (0055-case-inbound.sql). */
export type InboundTables = {
  inbound_address: InboundAddressTable;
  inbound_raw: InboundRawTable;
  case_inbound: CaseInboundTable;
  case_recovery: CaseRecoveryTable;
  praise_digest: PraiseDigestTable;
  praise_unwanted: PraiseUnwantedTable;
  praise_mail: PraiseMailTable;
};

/** A file that came with a mail and was not taken in: staff see that it was there, and why (complaints/file/judge-file.ts). */
export type LeftOutFile = Readonly<{ name: string; why: string }>;

/** What mail to an address becomes. */
export type InboundPurpose = 'case';

type InboundAddressTable = { workspace_id: string; purpose: InboundPurpose; address: string; changed_at: Time };

type InboundRawTable = { workspace_id: string; inbound_mail_id: string; raw: Buffer; envelope_to: Generated<string> };

type CaseInboundTable = {
  workspace_id: string;
  id: string;
  case_id: string;
  sequence: number;
  inbound_mail_id: string;
  message_key: Buffer;
  from_name: Generated<string>;
  from_address: Generated<string>;
  subject: Generated<string>;
  quoted: Generated<string>;
  signature: Generated<string>;
  left_out: DefaultJson<readonly LeftOutFile[]>;
  received_at: Time;
};

type CaseRecoveryTable = { workspace_id: string; study_id: string; changed_at: Time };

type PraiseDigestTable = {
  workspace_id: string;
  weekday: number;
  hour: number;
  zone: string;
  since: Time;
  next_at: Time;
  changed_at: Time;
};

type PraiseUnwantedTable = { workspace_id: string; staff_id: string; at: Time };

type PraiseMailTable = { workspace_id: string; staff_id: string; about: string; written_at: Time };
