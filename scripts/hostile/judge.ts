import type { CorpusLine, Expectation } from './corpus-line.ts';

/** What was seen after an input was sent to one place. What could not be looked at is left out. */
export type Sighting = Readonly<{
  /** Where it was sent: an address, a field. */
  place: string;
  status: number;
  /** Whether a refused input left something behind all the same. */
  hasChanged?: boolean;
  /** How the text reads when it is fetched again: as it was sent, otherwise, or not at all. */
  kept?: 'same' | 'other' | 'absent';
  /** Whether the harmful part had an effect. */
  hasEffect?: boolean;
  /** Whether the reply names something to look at. */
  isFlagged?: boolean;
  /** Whether a page that shows it shows it as text. */
  isEscaped?: boolean;
  /** What is wrong in words of its own, whatever was expected. */
  faults?: readonly string[];
}>;

/** Everything in which a sighting is not what the line asks for; empty when all is well. */
export function faultsOf(line: Pick<CorpusLine, 'expect' | 'http' | 'class'>, sighting: Sighting): readonly string[] {
  const { place, status, hasEffect } = sighting;
  const faults = [...(sighting.faults ?? [])];
  if (status >= 500) faults.push(`answered ${status}`);
  if (hasEffect === true) faults.push('the harmful part had an effect');
  if (line.http.length > 0 && !line.http.includes(status)) {
    faults.push(`answered ${status} where ${line.http.join(' or ')} is right`);
  }
  faults.push(...byExpectation[line.expect](sighting, line));
  return [...new Set(faults)].map((fault) => `${place}: ${fault}`);
}

type Rule = (sighting: Sighting, line: Pick<CorpusLine, 'class'>) => readonly string[];

const byExpectation: Readonly<Record<Expectation, Rule>> = {
  reject: ({ status, hasChanged }) => [
    ...(isRefusal(status) ? [] : [`answered ${status}, which is no refusal`]),
    ...(hasChanged === true ? ['refused, and something changed all the same'] : []),
  ],
  store_as_text: (sighting) => [...mustBeTaken(sighting), ...mustBeKept(sighting), ...mustBeEscaped(sighting)],
  render_as_text: (sighting) => [...mustBeTaken(sighting), ...mustBeKept(sighting), ...mustBeEscaped(sighting)],
  accept: (sighting) => [...mustBeTaken(sighting), ...mustBeKept(sighting), ...mustBeEscaped(sighting)],
  // A text that no store can hold is made harmless by a clear refusal as much as by a replacement.
  neutralise: (sighting, line) => [
    ...(line.class === 'unicode' && sighting.status === 422 ? [] : mustBeTaken(sighting)),
    ...mustBeEscaped(sighting),
  ],
  flag: (sighting) => [
    ...mustBeTaken(sighting),
    ...(sighting.isFlagged === false ? ['taken without a word about it'] : []),
  ],
  drop: (sighting) => (isRefusal(sighting.status) ? [`answered ${sighting.status}, and should say nothing`] : []),
};

function mustBeTaken({ status }: Sighting): readonly string[] {
  return status >= 200 && status < 400 ? [] : [`answered ${status}, and should be taken`];
}

function mustBeKept({ kept }: Sighting): readonly string[] {
  if (kept === 'other') return ['reads otherwise when it is fetched again'];
  return kept === 'absent' ? ['cannot be fetched again'] : [];
}

function mustBeEscaped({ isEscaped }: Sighting): readonly string[] {
  return isEscaped === false ? ['a page shows it as markup'] : [];
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}
