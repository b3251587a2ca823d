import { createHmac } from 'node:crypto';
import { trimBlanks } from '@voldaan/domain/contacts/email-address';
import { Refusal } from '@voldaan/domain/refusal';
import type { ContactReference } from '../contacts/contact-reference.ts';
import { readEmail } from '../contacts/read-email.ts';
import { readInput } from '../http/read-input.ts';
import { type ToldEvent, toldEventSchema } from './schema.ts';

/** An event that can be stored as soon as it is known which contact is meant. */
export type ReadEvent = Readonly<{ told: ToldEvent; contact: ContactReference; hash: Buffer }>;

/** Clocks of shops go wrong by minutes, zones by hours; what is told a day ahead has not happened. */
const aheadMsMax = 86_400_000;
const earliest = new Date('1970-01-01T00:00:00Z');

/** Reads one told event, or throws what is wrong with it: an InputError or a Refusal that names the place. */
export function readEvent(given: unknown, { key, now }: Readonly<{ key: Buffer; now: Date }>): ReadEvent {
  const told = readInput(toldEventSchema, given);
  if (told.occurred_at.getTime() > now.getTime() + aheadMsMax)
    throw new Refusal('event_in_future', { pointer: '/occurred_at' });
  if (told.occurred_at < earliest) throw new Refusal('event_too_early', { pointer: '/occurred_at' });
  if (told.amount !== undefined && told.currency === undefined)
    throw new Refusal('field_required', { pointer: '/currency' });
  const contact = readContact(told.contact);
  return { told, contact, hash: hashStory(key, told, contact) };
}

function readContact(given: ToldEvent['contact']): ContactReference {
  const email = given.email === undefined ? undefined : readEmail(trimBlanks(given.email));
  if (email !== undefined && 'fault' in email) throw new Refusal(email.fault, { pointer: '/contact/email' });
  return {
    id: given.id ?? null,
    externalId: given.external_id ?? null,
    email,
    name: (given.name ?? '').trim(),
    language: given.language ?? null,
    phone: given.phone?.trim() || null,
  };
}

/**
 * What was told, as one number: the same story has the same, whatever the order of its fields. Keyed, since the address
 * is part of it and the event outlives the contact.
 */
function hashStory(key: Buffer, told: ToldEvent, { id, externalId, email }: ContactReference): Buffer {
  const properties = Object.entries(told.properties ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const story = [
    told.occurred_at.toISOString(),
    told.subject ?? '',
    told.amount ?? null,
    told.currency ?? null,
    properties,
    [id, externalId, email?.key ?? null],
  ];
  return createHmac('sha256', key).update(JSON.stringify(story)).digest();
}
