import type { ContactRole, Lifecycle, Stage } from '@voldaan/domain/contacts/customer';
import { readDate } from '@voldaan/domain/contacts/read-date';
import { readNumber } from '@voldaan/domain/contacts/read-number';
import type { Language } from '@voldaan/domain/language';
import type { Attribute, ContactChange, ContactDetail } from './customer-requests.ts';

/** What stands in the form: texts as they are typed, '' for what is not said. */
export type ContactEdit = Readonly<{
  email: string;
  name: string;
  phone: string;
  external_id: string;
  language: Language | '';
  organisation_id: string;
  roles: readonly ContactRole[];
  lifecycle: Lifecycle;
  stage: Stage | '';
  birthMonth: string;
  birthDay: string;
  zone: string;
  country: string;
  attributes: Readonly<Record<string, string>>;
}>;

export const emptyEdit: ContactEdit = {
  email: '',
  name: '',
  phone: '',
  external_id: '',
  language: '',
  organisation_id: '',
  roles: [],
  lifecycle: 'customer',
  stage: '',
  birthMonth: '',
  birthDay: '',
  zone: '',
  country: '',
  attributes: {},
};

/** A number stands as the reader's language writes its decimals, without marks between thousands. */
export function editOf(contact: ContactDetail, locale: string): ContactEdit {
  const { birthday } = contact;
  const numbers = new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 20 });
  return {
    email: contact.email,
    name: contact.name,
    phone: contact.phone ?? '',
    external_id: contact.external_id ?? '',
    language: contact.language ?? '',
    organisation_id: contact.organisation?.id ?? '',
    roles: contact.roles,
    lifecycle: contact.lifecycle,
    stage: contact.stage ?? '',
    birthMonth: birthday === null ? '' : String(birthday.month),
    birthDay: birthday === null ? '' : String(birthday.day),
    zone: contact.zone ?? '',
    country: contact.country ?? '',
    attributes: Object.fromEntries(
      Object.entries(contact.attributes).map(([key, value]) => [
        key,
        typeof value === 'number' ? numbers.format(value) : String(value),
      ]),
    ),
  };
}

/**
 * What the form says, as the server takes it. A lifecycle that stayed is not said: saying it would date it anew.
 * Half a birthday goes as it is, for the server to refuse rather than for us to drop.
 */
export function changeOf(
  edit: ContactEdit,
  attributes: readonly Attribute[],
  before: ContactDetail | undefined,
  locale: string,
): ContactChange {
  const { birthMonth, birthDay } = edit;
  return {
    name: edit.name,
    phone: edit.phone.trim() || null,
    external_id: edit.external_id.trim() || null,
    language: edit.language || null,
    organisation_id: edit.organisation_id || null,
    roles: [...edit.roles],
    ...(edit.lifecycle === before?.lifecycle ? {} : { lifecycle: edit.lifecycle }),
    stage: edit.stage || null,
    birthday:
      birthMonth === '' && birthDay.trim() === '' ? null : { month: Number(birthMonth), day: Number(birthDay) || 0 },
    zone: edit.zone.trim() || null,
    country: edit.country.trim().toUpperCase() || null,
    attributes: Object.fromEntries(
      attributes.map((attribute) => [
        attribute.key,
        givenValue(attribute, edit.attributes[attribute.key] ?? '', locale),
      ]),
    ),
  };
}

/** What is no number or no day in any way of writing goes as it is, for the server to refuse by name. */
function givenValue({ kind }: Attribute, text: string, locale: string): string | number | boolean | null {
  const typed = text.trim();
  if (typed === '') return null;
  if (kind === 'yes_no') return typed === 'true';
  if (kind === 'number') return typedNumber(typed, locale) ?? typed;
  return kind === 'date' ? (typedDay(typed, locale) ?? typed) : typed;
}

/** As the reader's language writes numbers, so that 1.250 is a thousand and more in Dutch; 12.5 can only be one thing. */
function typedNumber(text: string, locale: string): number | undefined {
  const own = Intl.NumberFormat(locale).format(0.5).includes('.') ? '.' : ',';
  return readNumber(text, own) ?? readNumber(text, own === '.' ? ',' : '.');
}

/** Day before month, as everybody here writes it; in English 5/6 may be either, so there only the year goes first. */
function typedDay(text: string, locale: string): string | undefined {
  return locale.startsWith('en') ? undefined : readDate(text, 'dmy');
}
