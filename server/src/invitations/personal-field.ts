import { contactValue } from '@voldaan/domain/surveys/contact-value';
import { tidyValue } from '@voldaan/domain/surveys/tidy-value';
import type { KnownContact } from '../contacts/views.ts';
import { gap } from '../mail/splice.ts';

/** What is known of one customer when their mail is made. Whatever is missing gives the field's fallback. */
export type PersonalValues = Readonly<{
  name: string;
  /** The customer's own organisation, not ours. */
  organisation: string;
  /** What the mail is about: "order 5". */
  eventSubject: string;
  contact: KnownContact;
}>;

/**
 * A field that says something else to each customer, with the comma and space before it: "Hei, {name}" without a name is
 * "Hei". Spelt as domain/studies/letter-field.ts knows them.
 */
const field = /(,? )?\{(name|organisation|event\.subject|contact\.[a-z][a-z0-9_]{0,63})(?:\|([^{}|]{0,200}))?\}/g;

/**
 * Words a text through `fill`, piece by piece between the fields about the customer; each of these becomes a gap, so that
 * a wave is worded once. What comes out of a field is never read again.
 */
export function withPersonalGaps(text: string, fill: (piece: string) => string): string {
  let worded = '';
  let from = 0;
  for (const match of text.matchAll(field)) {
    worded += fill(text.slice(from, match.index)) + gap(gapName(match[0]));
    from = match.index + match[0].length;
  }
  return worded + fill(text.slice(from));
}

const prefix = 'field.';

/** The name says the field itself, in letters that no escaping changes. */
function gapName(whole: string): string {
  return `${prefix}${Buffer.from(whole).toString('base64url')}`;
}

/** The fields about the customer that a finished text holds, each once, by the name of its gap. */
export function personalGapsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\u0001(field\.[\w-]+)\u0001/g)].map(([, name = '']) => name))];
}

/** What a gap says to this customer: one line of plain text, to be escaped where it is shown. */
export function fillPersonalGap(name: string, values: PersonalValues): string {
  const whole = Buffer.from(name.slice(prefix.length), 'base64url').toString();
  const [[, before = '', of = '', fallback] = []] = whole.matchAll(field);
  const value = tidyValue(valueOfField(of, values));
  if (value !== '') return before + value;
  return fallback === undefined ? '' : before + fallback;
}

function valueOfField(of: string, { name, organisation, eventSubject, contact }: PersonalValues): string {
  if (of === 'name') return name;
  if (of === 'organisation') return organisation;
  if (of === 'event.subject') return eventSubject;
  return String(contactValue(contact, of.slice('contact.'.length)) ?? '');
}
