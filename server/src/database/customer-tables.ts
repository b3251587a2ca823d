import type { Consent } from '@voldaan/domain/contacts/consent';
import type { ContactAttributeKind, ContactRole, Lifecycle, Stage } from '@voldaan/domain/contacts/customer';
import type { AskingTopic } from '@voldaan/domain/studies/contact-request';
import type { Generated } from 'kysely';
import type { DefaultJson, DefaultTime, Json, MaybeTime, Time } from './column-types.ts';

/** Who is asked (0025-customers.sql). */
export type CustomerTables = {
  organisation: OrganisationTable;
  contact_attribute: ContactAttributeTable;
  consent: ConsentTable;
  consent_event: ConsentEventTable;
  contact_merge: ContactMergeTable;
};

type OrganisationTable = {
  workspace_id: string;
  id: string;
  name: string;
  external_id: string | null;
  attributes: DefaultJson<Record<string, unknown>>;
  created_at: DefaultTime;
  changed_at: DefaultTime;
  /** The import that made it. */
  import_id: string | null;
};

type ContactAttributeTable = {
  workspace_id: string;
  key: string;
  name: string;
  kind: ContactAttributeKind;
  choices: Generated<string[]>;
  position: Generated<number>;
  created_at: DefaultTime;
};

/** What 0025 added to a contact. */
export type ContactColumns = {
  organisation_id: string | null;
  roles: Generated<ContactRole[]>;
  lifecycle: Generated<Lifecycle>;
  stage: Stage | null;
  birth_month: number | null;
  birth_day: number | null;
  zone: string | null;
  country: string | null;
  customer_since: MaybeTime;
  left_at: MaybeTime;
  heard_at: MaybeTime;
  asked_at: MaybeTime;
  open_complaints: Generated<number>;
  complaint_since: MaybeTime;
  rest_days: number | null;
  unwanted_topics: Generated<readonly AskingTopic[]>;
};

type ConsentTable = {
  workspace_id: string;
  contact_id: string;
  purpose: Consent['purpose'];
  is_given: boolean;
  basis: Consent['basis'];
  source: string;
  text_version: Generated<string>;
  since: Time;
};

type ConsentEventTable = {
  workspace_id: string;
  id: Generated<string>;
  address_hash: Buffer;
  purpose: Consent['purpose'];
  is_given: boolean;
  basis: Consent['basis'];
  source: string;
  text_version: Generated<string>;
  at: DefaultTime;
};

type ContactMergeTable = {
  workspace_id: string;
  id: string;
  kept_id: string;
  merged_id: string;
  before: Json<Record<string, unknown>>;
  moved: Json<Record<string, readonly string[]>>;
  merged_by: string;
  merged_at: DefaultTime;
  undone_at: MaybeTime;
};
