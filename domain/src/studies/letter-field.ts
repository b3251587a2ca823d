import { mergeFieldShape } from '../surveys/merge-field.ts';

/** A field of a letter as it is written: {company}, {name|klant}, {event.subject}, {contact.region|uw regio}. */
export type LetterField = Readonly<{
  /** With its braces, as it stands in the text. */
  whole: string;
  name: LetterFieldName;
  /** Behind the point: of {contact.region} the region. */
  of?: string;
  fallback?: string;
}>;

/** The same in every mail of a wave. What the survey calls {org} is called {company} where it is offered. */
const sharedNames = ['company', 'org', 'product', 'moment', 'person'] as const;
/** Filled in customer by customer. */
const personalNames = ['name', 'organisation', 'event', 'contact'] as const;

export type LetterFieldName = (typeof sharedNames)[number] | (typeof personalNames)[number];

/** A field, or a brace without its partner: half a field is a mistake as much as an unknown one. */
const braces = /\{[^{}]*\}?|\}/g;

/** Everything in a text that has a brace: fields that exist, and what is no field, which has no name. */
export function letterFieldsIn(text: string): readonly (LetterField | Readonly<{ whole: string; name?: never }>)[] {
  return (text.match(braces) ?? []).map((whole) => {
    const [[, written = '', of, fallback] = []] = whole.matchAll(mergeFieldShape);
    const name = [...sharedNames, ...personalNames].find((known) => known === written);
    if (name === undefined || !isNamedRight(name, of)) return { whole };
    return { whole, name, ...(of === undefined ? {} : { of }), ...(fallback === undefined ? {} : { fallback }) };
  });
}

/** Whether a field says something else to each customer. */
export function isPersonalField({ name }: Pick<LetterField, 'name'>): boolean {
  return personalNames.some((known) => known === name);
}

/** An event has a subject and nothing else that belongs in a sentence; a contact has whatever the company keeps of it. */
function isNamedRight(name: LetterFieldName, of: string | undefined): boolean {
  if (name === 'event') return of === 'subject';
  return (name === 'contact') === (of !== undefined);
}
