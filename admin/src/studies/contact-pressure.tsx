import '../ui/chart.css';
import './studies.css';
import { useFormat } from '../catalogue/format.ts';
import { type PressureLook, type PressurePart, pressureLayout } from './pressure-layout.ts';

type Props = Readonly<{
  parts: readonly (PressurePart & Readonly<{ words: string }>)[];
  heading: string;
}>;

const bars: Readonly<Record<PressureLook, string>> = {
  asked: 'bar',
  spare: 'bar-soft',
  resting: 'bar-resting',
  barred: 'bar-barred',
};

/** Every customer of the group and what becomes of them now: the bar, and beside each part its reason in words. */
export function ContactPressure({ parts, heading }: Props) {
  const format = useFormat();
  const placed = pressureLayout(parts);
  const named = parts.filter(({ count }) => count > 0);
  return (
    <>
      <h3>{heading}</h3>
      <svg className="chart" height="46" role="img" aria-label={format.list(named.map(({ words }) => words))}>
        {placed.map(({ key, look, start, width, count, hasFigure }) => (
          <g key={key}>
            <rect className={bars[look]} x={`${start.toFixed(2)}%`} width={`${width.toFixed(2)}%`} height="26" />
            {hasFigure ? (
              <text className="ink-bold" x={`${start.toFixed(2)}%`} y="44">
                {format.number(count)}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      <ul className="pressure-key">
        {named.map(({ key, look, words }) => (
          <li key={key} className={`pressure-${look}`}>
            {words}
          </li>
        ))}
      </ul>
    </>
  );
}
