import { attributeFault } from '@voldaan/domain/contacts/attribute-value';
import { isBirthday } from '@voldaan/domain/contacts/birthday';
import type { ContactAttribute } from '@voldaan/domain/contacts/customer';
import { trimBlanks } from '@voldaan/domain/contacts/email-address';
import { nameFault } from '@voldaan/domain/contacts/person-name';
import { Refusal } from '@voldaan/domain/refusal';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { hashAddress } from './address-hash.ts';
import { listAttributes } from './attributes/attribute-views.ts';
import { type AttributesWrite, type ContactColumnsWrite, carryRefusals, updateContact } from './change-store.ts';
import { findTaken } from './detail-views.ts';
import { organisationExists } from './organisations/organisation-views.ts';
import { readEmail } from './read-email.ts';
import type { ContactChange } from './schema.ts';

/** Changes what is named and leaves the rest. Whatever a field may not hold refuses all of it, naming the field. */
export async function applyChange(
  product: Product,
  db: WorkspaceTransaction,
  { id, change }: Readonly<{ id: string; change: ContactChange }>,
): Promise<void> {
  refuseTexts(change);
  const columns = {
    ...addressColumns(product, db.workspaceId, change.email),
    ...plainColumns(change, product.clock()),
  };
  const taken = await findTaken(db, {
    emailKey: columns.email_key ?? null,
    externalId: columns.external_id ?? null,
    except: id,
  });
  if (taken === 'email') throw new Refusal('email_taken', { pointer: '/email' });
  if (taken === 'external_id') throw new Refusal('external_id_taken', { pointer: '/external_id' });
  const { organisation_id: organisation } = change;
  if (organisation && !(await organisationExists(db, organisation))) {
    throw new Refusal('organisation_unknown', { pointer: '/organisation_id' });
  }
  const attributes = readAttributes(change.attributes, await listAttributes(db));
  if (columns.address_hash) await carryRefusals(db, { contactId: id, to: columns.address_hash });
  if (!(await updateContact(db, id, { columns, attributes }))) throw new Refusal('not_found');
}

function refuseTexts(change: ContactChange): void {
  for (const field of ['name', 'external_id', 'phone'] as const) {
    const fault = nameFault(change[field] ?? '');
    if (fault !== undefined) throw new Refusal(fault, { pointer: `/${field}` });
  }
  if (change.birthday && !isBirthday(change.birthday)) throw new Refusal('birthday_unknown', { pointer: '/birthday' });
  if (change.zone && !isZone(change.zone)) throw new Refusal('zone_unknown', { pointer: '/zone' });
}

function addressColumns(product: Product, workspaceId: string, text: string | undefined): ContactColumnsWrite {
  if (text === undefined) return {};
  const email = readEmail(trimBlanks(text));
  if ('fault' in email) throw new Refusal(email.fault, { pointer: '/email' });
  const hash = hashAddress(product.key('address-hash'), workspaceId, email.key);
  return { email: email.address, email_key: email.key, address_hash: hash };
}

/** An emptied text is no text: two contacts without a number do not share one. */
function plainColumns(change: ContactChange, now: Date): ContactColumnsWrite {
  const { name, external_id, phone, language, roles, lifecycle, stage, zone, country, birthday } = change;
  const { organisation_id } = change;
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(external_id === undefined ? {} : { external_id: external_id?.trim() || null }),
    ...(phone === undefined ? {} : { phone: phone?.trim() || null }),
    ...(language === undefined ? {} : { language }),
    ...(organisation_id === undefined ? {} : { organisation_id }),
    ...(roles === undefined ? {} : { roles: [...new Set(roles)] }),
    // Who comes back has not left; who is said to have left did so today, as far as anybody knows.
    ...(lifecycle === undefined ? {} : { lifecycle, left_at: lifecycle === 'former' ? now : null }),
    ...(stage === undefined ? {} : { stage }),
    ...(zone === undefined ? {} : { zone: zone || null }),
    ...(country === undefined ? {} : { country }),
    ...(birthday === undefined ? {} : { birth_month: birthday?.month ?? null, birth_day: birthday?.day ?? null }),
  };
}

function readAttributes(given: ContactChange['attributes'], known: readonly ContactAttribute[]): AttributesWrite {
  const set: [string, string | number | boolean][] = [];
  const removed: string[] = [];
  for (const [key, value] of Object.entries(given ?? {})) {
    const attribute = known.find((one) => one.key === key);
    if (attribute === undefined) throw new Refusal('attribute_unknown', { pointer: `/attributes/${key}` });
    if (value === null || value === '') removed.push(key);
    else {
      const fault = attributeFault(attribute, value);
      if (fault !== undefined) throw new Refusal(fault, { pointer: `/attributes/${key}` });
      set.push([key, value]);
    }
  }
  return { set: Object.fromEntries(set), removed };
}

/** Whether this platform knows the zone: what it does not know, it cannot keep quiet hours in. */
function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
