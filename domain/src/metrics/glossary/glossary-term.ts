import type { Localised } from '../../language.ts';

/** Under which heading of the glossary a term stands. */
export type GlossaryTopic =
  | 'score'
  | 'interval'
  | 'verdict'
  | 'sample'
  | 'time'
  | 'driver'
  | 'loyalty'
  | 'complaint'
  | 'text'
  | 'vote';

/**
 * A word that a screen or a report uses, explained so that a reader can check the figure beside it: what it means, how it
 * is counted, over whom, and where the method comes from.
 */
export type GlossaryTerm = Readonly<{
  topic: GlossaryTopic;
  name: Localised;
  meaning: Localised;
  formula?: Localised;
  /** Over whom or what it is counted. */
  denominator?: Localised;
  /** Author, journal or standard, year, page; the same in every language. */
  source?: string;
}>;

/** A formula of symbols, or a name that is the same everywhere. */
export function alike(text: string): Localised {
  return { nl: text, nb: text, en: text };
}
