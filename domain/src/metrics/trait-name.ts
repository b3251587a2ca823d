/**
 * What responses are grouped and filtered by, as they were when given: `language`, `channel`, `organisation`, `lifecycle`,
 * `country`, `touchpoint`, `study`, `attribute:region` of the customer, `event:product` of what was asked about.
 */
export type TraitName = string;

/** Some values of one trait; a response counts when it has one of them. '' stands for "not known". */
export type TraitChoice = Readonly<{ trait: TraitName; values: readonly string[] }>;

/**
 * Reads a choice as it stands in an address: `attribute:region~Noord~Zuid`, each part percent-encoded.
 *
 * @example
 * readTraitChoice('attribute:region~Noord~Zuid'); // { trait: 'attribute:region', values: ['Noord', 'Zuid'] }
 * @throws nothing: undefined when it is no choice.
 */
export function readTraitChoice(text: string): TraitChoice | undefined {
  const parts = text.split('~').map(decoded);
  const [trait, ...values] = parts;
  if (trait === undefined || trait === '' || values.length === 0 || parts.includes(undefined)) return undefined;
  return { trait, values: [...new Set(values.filter((value) => value !== undefined))] };
}

/** The choice as it stands in an address. */
export function writeTraitChoice({ trait, values }: TraitChoice): string {
  return [trait, ...values].map((part) => encodeURIComponent(part).replaceAll('~', '%7E')).join('~');
}

/** Traits with those of their values that are chosen, as readers call them. */
type ChosenTraits = readonly Readonly<{
  name: TraitName;
  chosen: readonly Readonly<{ value: string; label: string }>[];
}>[];

/**
 * What the first value of a choice in an address is called.
 *
 * @example
 * labelOfChoice('channel~kiosk', traits); // 'kiosk in the shop'
 * @throws nothing: undefined when it is no choice, or nobody chose it.
 */
export function labelOfChoice(text: string, traits: ChosenTraits): string | undefined {
  const choice = readTraitChoice(text);
  const trait = traits.find(({ name }) => name === choice?.trait);
  return trait?.chosen.find(({ value }) => value === choice?.values[0])?.label;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
