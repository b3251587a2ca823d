import type { InboundDetail } from '@voldaan/domain/mail/inbound-detail';
import type { SendingFinding } from '@voldaan/domain/mail/sending-finding';
import type { Generated } from 'kysely';
import type { DefaultJson, DefaultTime, Json, MaybeTime } from './column-types.ts';

/** What proves whose our mail is, and what comes back of it (0029-deliverability.sql). */
export type DeliverabilityTables = {
  dkim_key: DkimKeyTable;
  sending_check: SendingCheckTable;
  return_mail: ReturnMailTable;
  inbound_mail: InboundMailTable;
  address_bounce: AddressBounceTable;
};

type DkimKeyTable = {
  workspace_id: string;
  id: string;
  domain: string;
  selector: string;
  private_sealed: Buffer;
  public_key: string;
  made_at: DefaultTime;
  seen_at: MaybeTime;
};

type SendingCheckTable = {
  workspace_id: string;
  day: string;
  domain: string;
  host: string;
  findings: Json<readonly SendingFinding[]>;
  is_in_order: boolean;
  checked_at: DefaultTime;
};

type ReturnMailTable = {
  workspace_id: string;
  address: Generated<string>;
  host: Generated<string>;
  port: Generated<number>;
  security: Generated<'tls' | 'starttls' | 'none'>;
  username: Generated<string>;
  password_sealed: Buffer | null;
  folder: Generated<string>;
  uid_validity: number | null;
  uid_read: Generated<number>;
  next_poll_at: MaybeTime;
  polled_at: MaybeTime;
  notice: string | null;
  changed_at: DefaultTime;
};

export type InboundKind = 'bounce' | 'delay' | 'complaint' | 'auto_reply' | 'reply' | 'other';

type InboundMailTable = {
  workspace_id: string;
  id: string;
  digest: Buffer;
  kind: InboundKind;
  is_proven: boolean;
  invitation_id: string | null;
  contact_id: string | null;
  from_name: Generated<string>;
  from_address: Generated<string>;
  subject: Generated<string>;
  body_text: Generated<string>;
  detail: DefaultJson<InboundDetail>;
  received_at: DefaultTime;
  read_at: MaybeTime;
};

type AddressBounceTable = {
  workspace_id: string;
  id: Generated<string>;
  address_hash: Buffer;
  invitation_id: string | null;
  kind: 'hard' | 'soft' | 'full' | 'policy';
  status: string;
  at: DefaultTime;
};
