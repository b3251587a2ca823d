import { type RawBuilder, sql } from 'kysely';
import {
  arrayLiteral,
  byteaArray,
  integerArray,
  jsonbArray,
  smallintArray,
  textArray,
  uuidArray,
} from '../../database/binary-array.ts';
import type { GivenContact } from './given-contacts.ts';

/** The rows as a table of the statement they are given to; the columns are those of `contact`, and what the row adds. */
export function givenTable(given: readonly GivenContact[]): RawBuilder<unknown> {
  const details = given.map((contact) => contact.details);
  const texts = (pick: (from: GivenContact['details']) => string | null) => textArray(details.map(pick));
  return sql`unnest(
    ${integerArray(given.map(({ number }) => number))}::integer[], ${uuidArray(given.map(({ id }) => id))}::uuid[],
    ${texts(({ email }) => email.address)}::text[], ${texts(({ email }) => email.key)}::text[],
    ${byteaArray(given.map(({ addressHash }) => addressHash))}::bytea[], ${texts(({ name }) => name)}::text[],
    ${texts(({ language }) => language)}::text[], ${texts(({ externalId }) => externalId)}::text[],
    ${texts(({ phone }) => phone)}::text[],
    ${jsonbArray(details.map(({ attributes }) => JSON.stringify(attributes)))}::jsonb[],
    ${uuidArray(given.map(({ organisationId }) => organisationId))}::uuid[],
    ${texts(({ roles }) => (roles.length === 0 ? null : arrayLiteral(roles)))}::text[],
    ${texts(({ lifecycle }) => lifecycle)}::text[], ${texts(({ stage }) => stage)}::text[],
    ${smallintArray(details.map(({ birthday }) => birthday?.month ?? null))}::smallint[],
    ${smallintArray(details.map(({ birthday }) => birthday?.day ?? null))}::smallint[],
    ${texts(({ country }) => country)}::text[], ${texts(({ customerSince }) => customerSince)}::text[],
    ${smallintArray(details.map(({ consents }) => consents.length))}::smallint[]
  ) as given (number, id, email, email_key, address_hash, name, language, external_id, phone, attributes,
    organisation_id, roles, lifecycle, stage, birth_month, birth_day, country, customer_since, consent_count)`;
}

/** What a contact says after its row is taken in: a row without a value leaves the known one. */
export const mergedColumns = sql`coalesce(nullif(given.name, ''), contact.name),
  coalesce(given.language, contact.language), coalesce(given.external_id, contact.external_id),
  coalesce(given.phone, contact.phone), contact.attributes || given.attributes,
  coalesce(given.organisation_id, contact.organisation_id), coalesce(given.roles::text[], contact.roles),
  coalesce(given.lifecycle, contact.lifecycle), coalesce(given.stage, contact.stage),
  coalesce(given.birth_month, contact.birth_month), coalesce(given.birth_day, contact.birth_day),
  coalesce(given.country, contact.country), coalesce(given.customer_since::timestamptz, contact.customer_since)`;

export const knownColumns = sql`contact.name, contact.language, contact.external_id, contact.phone, contact.attributes,
  contact.organisation_id, contact.roles, contact.lifecycle, contact.stage, contact.birth_month, contact.birth_day,
  contact.country, contact.customer_since`;

export const excludedColumns = sql`excluded.name, excluded.language, excluded.external_id, excluded.phone,
  excluded.attributes, excluded.organisation_id, excluded.roles, excluded.lifecycle, excluded.stage,
  excluded.birth_month, excluded.birth_day, excluded.country, excluded.customer_since`;

export const columnNames = sql`name, language, external_id, phone, attributes, organisation_id, roles, lifecycle, stage,
  birth_month, birth_day, country, customer_since`;
