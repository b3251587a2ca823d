/** A field of a text as it is written: {org}, {contact.region}, {person|the mechanic}. */
export type MergeField = Readonly<{
  /** With its braces, as it stands in the text. */
  whole: string;
  name: string;
  /** Behind the point: of {contact.region} the region. */
  of?: string;
  fallback?: string;
}>;

/** The fields that a text may have; contact and answer are followed by a name. */
export const mergeFieldNames = ['org', 'product', 'moment', 'person', 'attribute', 'alt', 'contact', 'answer'] as const;

/** A field, or a brace without its partner: half a field is a mistake as much as an unknown one. */
const braces = /\{[^{}]*\}?|\}/g;

/** {org}, {contact.region}, {answer.product}, {person|the mechanic}. What looks otherwise is text and stays as it is. */
export const mergeFieldShape = /\{([a-z]+)(?:\.([a-z][a-z0-9_]{0,63}))?(?:\|([^{}|]{0,200}))?\}/g;

/** Everything in a text that has a brace: fields that exist, and what is no field, which has no name. */
export function mergeFieldsIn(text: string): readonly (MergeField | Readonly<{ whole: string; name?: never }>)[] {
  return (text.match(braces) ?? []).map((whole) => {
    const [[, name = '', of, fallback] = []] = whole.matchAll(mergeFieldShape);
    const isKnown = mergeFieldNames.some((known) => known === name);
    if (!isKnown || (name === 'contact' || name === 'answer') !== (of !== undefined)) return { whole };
    return { whole, name, ...(of === undefined ? {} : { of }), ...(fallback === undefined ? {} : { fallback }) };
  });
}
