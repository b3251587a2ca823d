import { createHash } from 'node:crypto';
import { defaultJourney } from '@voldaan/domain/touchpoints/default-journey';
import { uuid } from '../database/uuid.ts';
import type { DemoContact } from './demo-company.ts';
import { type DemoCustomer, type DemoEvent, demoAttributes, demoOrganisations } from './demo-customers.ts';
import { bytea, type DemoRows, type DemoTarget } from './demo-target.ts';

type AddressBook = Readonly<{
  contacts: readonly DemoContact[];
  /** By the place in the list. */
  askedAt: ReadonlyMap<number, Date>;
  start: Date;
}>;

/** Address book, journey and events of the sample company; returns the ids of its contacts in their order. */
export function addCustomers(
  rows: DemoRows,
  target: DemoTarget,
  { contacts, askedAt, start }: AddressBook,
): readonly string[] {
  const shared = { workspace_id: target.workspaceId };
  const organisations = demoOrganisations.map((name) => {
    const id = uuid(start.getTime());
    rows.organisation.push({ ...shared, id, name, attributes: {}, created_at: start, changed_at: start });
    return id;
  });
  for (const [position, { key, name, kind, choices }] of demoAttributes.entries())
    rows.contact_attribute.push({ ...shared, key, name, kind, choices, position, created_at: start });
  for (const [position, moment] of defaultJourney.entries()) {
    rows.touchpoint.push({
      ...shared,
      id: uuid(start.getTime()),
      name: moment.name.nl,
      phase: moment.phase,
      is_direct: moment.isDirect,
      is_material: moment.isMaterial,
      channel: moment.channel.nl,
      owner_id: null,
      event_kind: moment.eventKind,
      position,
      created_at: start,
    });
  }
  return contacts.map((contact, place) => {
    const { organisation } = contact.customer;
    const organisationId = organisation === undefined ? null : (organisations[organisation] ?? null);
    return addContact(rows, target, contact, { organisationId, askedAt: askedAt.get(place) ?? null });
  });
}

type Known = Readonly<{ organisationId: string | null; askedAt: Date | null }>;

function addContact(rows: DemoRows, target: DemoTarget, contact: DemoContact, known: Known): string {
  const { customer } = contact;
  const id = uuid(contact.addedAt.getTime());
  const addressHash = bytea(target.hashAddress(contact.email));
  rows.contact.push({
    workspace_id: target.workspaceId,
    id,
    email: contact.email,
    email_key: contact.email,
    address_hash: addressHash,
    name: contact.name,
    language: contact.language,
    external_id: contact.number,
    phone: contact.phone ?? null,
    created_at: contact.addedAt,
    changed_at: contact.addedAt,
    organisation_id: known.organisationId,
    asked_at: known.askedAt,
    ...standingOf(customer),
  });
  for (const event of customer.events) rows.customer_event.push(eventRow(target.workspaceId, id, event));
  if (customer.marketing !== undefined) addConsent(rows, target, { id, addressHash }, customer.marketing);
  return id;
}

function standingOf(customer: DemoCustomer) {
  const { lifecycle, stage, roles, birthday, attributes, events, complaintSince, leftAt } = customer;
  const times = events.map(({ at }) => at.getTime());
  return {
    attributes,
    roles,
    lifecycle,
    stage,
    birth_month: birthday?.month ?? null,
    birth_day: birthday?.day ?? null,
    customer_since: lifecycle === 'prospect' ? null : new Date(Math.min(...times)),
    left_at: leftAt ?? null,
    heard_at: times.length === 0 ? null : new Date(Math.max(...times)),
    open_complaints: complaintSince === undefined ? 0 : 1,
    complaint_since: complaintSince ?? null,
  };
}

function eventRow(workspaceId: string, contactId: string, event: DemoEvent) {
  return {
    workspace_id: workspaceId,
    id: uuid(event.at.getTime()),
    contact_id: contactId,
    kind: event.kind,
    external_id: event.externalId,
    subject: event.subject,
    occurred_at: event.at,
    received_at: event.at,
    amount: event.amount === undefined ? null : (event.amount / 100).toFixed(2),
    currency: event.amount === undefined ? null : 'EUR',
    properties: {},
    told_hash: bytea(createHash('sha256').update(`${event.kind} ${event.externalId}`).digest()),
  };
}

type Asked = NonNullable<DemoCustomer['marketing']>;

function addConsent(
  rows: DemoRows,
  { workspaceId }: DemoTarget,
  contact: Readonly<{ id: string; addressHash: string }>,
  { isGiven, at }: Asked,
): void {
  const said = {
    workspace_id: workspaceId,
    purpose: 'marketing',
    is_given: isGiven,
    basis: 'consent',
    source: 'formulier aan de balie',
    text_version: '2025-09',
  };
  rows.consent.push({ ...said, contact_id: contact.id, since: at });
  rows.consent_event.push({ ...said, id: uuid(at.getTime()), address_hash: contact.addressHash, at });
}
