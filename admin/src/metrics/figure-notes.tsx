import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { labelOfChoice } from '@voldaan/domain/metrics/trait-name';
import type { FigureHead } from '@voldaan/server/metrics/figures/schema';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { periodName } from './figure-period.ts';
import { Term } from './glossary/term.tsx';

/** More names than this are no sentence. */
const namesMost = 6;

/** What of the chosen groups is shown otherwise than asked: by whole months, without parts that are too small. */
export function FigureNotes({ head }: Readonly<{ head: FigureHead }>) {
  const say = useSay();
  const format = useFormat();
  const { unit, window, left_out: leftOut } = head;
  const isCoarse = unit !== null && unit !== 'day';
  if (!isCoarse && leftOut.length === 0 && head.is_disclosed) return null;
  // What is no chosen value is a period.
  const names = leftOut.map((text) => labelOfChoice(text, head.traits) ?? periodName(text, say, format));
  const more = names.length - namesMost;
  const shown = more > 0 ? [...names.slice(0, namesMost), say('figures.left-out-more', { count: more })] : names;
  return (
    <div className="figure-notes note" role="status">
      {head.is_disclosed ? null : <p>{say('figures.not-disclosed')}</p>}
      {isCoarse ? (
        <p>
          {say('figures.unit', {
            unit,
            from: format.day(window.from),
            to: format.day(addDays(window.to, -1)),
          })}
        </p>
      ) : null}
      {leftOut.length > 0 && head.is_disclosed ? <p>{say('figures.left-out', { names: format.list(shown) })}</p> : null}
      <p>
        <Term name="privacy-threshold">{say('figures.why-hidden')}</Term>
      </p>
    </div>
  );
}
