import type { ContactAttributeKind } from '../contacts/customer.ts';

export type TraitSource = 'touchpoint' | 'study' | 'organisation' | 'lifecycle' | 'country' | 'attribute' | 'event';

/** What is known of an invited customer, and of what he is asked about, at the moment of answering. */
export type KnownTraits = Readonly<{
  touchpoint: string | null;
  study: string | null;
  organisation: string | null;
  lifecycle: string | null;
  country: string | null;
  attributes: Readonly<Record<string, unknown>> | null;
  /** Properties of the event that was asked about. */
  event: Readonly<Record<string, unknown>> | null;
}>;

/** `key` is '' for those of which there is one. */
export type GivenTrait = Readonly<{ source: TraitSource; key: string; value: string }>;

/** A thousand characters of text group nobody; a value takes 800 bytes at most. */
const charactersMost = 200;

/** Properties that tell one event from the other group nobody either. */
const isNumbering = /^(id|complaint|.*_(id|number))$/;
const propertyPattern = /^[a-z][a-z0-9_]{0,39}$/;

/**
 * The traits of a response, of which each becomes a column that figures are grouped and filtered by.
 *
 * Use once, when an answer is taken in. When not to use: of a customer as he is today, for he may have changed since.
 *
 * Dates are left out, for they group nobody; so is what the workspace has declared no field for.
 *
 * @example
 * givenTraits({ ...unknown, attributes: { region: 'Noord' } }, new Map([['region', 'choice']]));
 * // [{ source: 'attribute', key: 'region', value: 'Noord' }]
 * @throws nothing.
 */
export function givenTraits(
  known: KnownTraits,
  kinds: ReadonlyMap<string, ContactAttributeKind>,
): readonly GivenTrait[] {
  const single = (['touchpoint', 'study', 'organisation', 'lifecycle', 'country'] as const).map(
    (source): GivenTrait => ({ source, key: '', value: textOf(known[source]) }),
  );
  const attributes = [...kinds].flatMap(([key, kind]): readonly GivenTrait[] =>
    kind === 'date' ? [] : [{ source: 'attribute', key, value: textOf(known.attributes?.[key]) }],
  );
  const event = Object.entries(known.event ?? {})
    .filter(([key]) => propertyPattern.test(key) && !isNumbering.test(key))
    .map(([key, value]): GivenTrait => ({ source: 'event', key, value: textOf(value) }));
  return [...single, ...attributes, ...event].filter(({ value }) => value !== '');
}

/** '' for what says nothing. */
function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '';
  const text = value.trim();
  return text.length <= charactersMost ? text : [...text].slice(0, charactersMost).join('');
}
