import { useFormat } from '../../catalogue/format.ts';
import { Rich, type Say, useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { EstimateTable } from '../estimate-table.tsx';
import { Term } from '../glossary/term.tsx';
import type { ScoreWords } from '../score-words.ts';
import type { Nonresponse } from './nonresponse-requests.ts';

type Bounds = NonNullable<Nonresponse['bounds']>;
type Props = Readonly<{ bounds: Nonresponse['bounds']; words: ScoreWords }>;

/** "Even if all others scored 1 lower …": what the silent could do to the score, from little to all there is. */
export function BoundsSection({ bounds, words }: Props) {
  const say = useSay();
  const [, usual] = bounds?.what_if ?? [];
  if (bounds === null || usual === undefined) {
    return (
      <Section label={say('nonresponse.bounds')} heading={say('nonresponse.bounds-early')}>
        <p>{say('nonresponse.bounds-few')}</p>
      </Section>
    );
  }
  const rows = bounds.what_if.map(({ shift, estimate }) => ({
    key: String(shift),
    name: say('nonresponse.if-lower', { shift: shiftWords(shift, words) }),
    value: estimate,
  }));
  return (
    <Section
      label={say('nonresponse.bounds')}
      heading={headingOf(usual, words, say)}
      note={
        <Rich
          message="nonresponse.bounds-note"
          tags={{ bound: (said) => <Term name="nonresponse-bound">{said}</Term> }}
        />
      }
    >
      <EstimateTable
        caption={say('nonresponse.bounds')}
        rowName={say('nonresponse.if')}
        words={words}
        norm={bounds.norm ?? undefined}
        rows={rows}
      />
      <Extremes bounds={bounds} words={words} />
      <NormFalls bounds={bounds} words={words} />
    </Section>
  );
}

function headingOf(
  { shift, estimate, is_norm_met: isNormMet }: Bounds['what_if'][number],
  words: ScoreWords,
  say: Say,
) {
  const shown = shownEstimate(estimate);
  if (shown === undefined) return say('nonresponse.bounds-early');
  const said = { shift: shiftWords(shift, words), score: words.figure(shown.estimate) };
  return isNormMet ? say('nonresponse.bounds-norm-met', said) : say('nonresponse.bounds-heading', said);
}

function Extremes({ bounds, words }: Readonly<{ bounds: Bounds; words: ScoreWords }>) {
  const say = useSay();
  const format = useFormat();
  const shown = shownEstimate(bounds.extremes);
  if (shown === undefined) return null;
  return (
    <p className="after-table">
      {say('nonresponse.extremes', {
        low: words.figure(shown.low),
        high: words.figure(shown.high),
        answered: format.number(bounds.answered),
        asked: format.number(bounds.asked),
      })}
    </p>
  );
}

function NormFalls({ bounds: { norm, shift_to_norm: shift }, words }: Readonly<{ bounds: Bounds; words: ScoreWords }>) {
  const say = useSay();
  if (norm === null) return null;
  return (
    <p className="after-table">
      {shift === null
        ? say('nonresponse.below-norm', { norm: words.figure(norm) })
        : say('nonresponse.shift-to-norm', { norm: words.figure(norm), shift: shiftWords(shift, words) })}
    </p>
  );
}

/** How much lower, without a sign: 1,0 or 10 for a share in points. */
function shiftWords(shift: number, words: ScoreWords): string {
  return words.difference(shift).replace('+', '');
}
