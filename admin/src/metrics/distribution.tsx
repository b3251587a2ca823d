import '../ui/chart.css';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';

export type ScoreCount = Readonly<{ score: number; count: number }>;

/** A run of neighbouring scores with a name; its share, with interval, is given only where there are answers enough. */
export type ScoreGroup = Readonly<{ from: number; to: number; name: string; share?: Share }>;

type Share = Readonly<{ estimate: number; low: number; high: number }>;

type Props = Readonly<{ counts: readonly ScoreCount[]; groups: readonly ScoreGroup[] }>;

const barsHeight = 118;
const baseline = 140;
/** Letters of 13 px that fit in one per cent of the narrowest chart, of some 300 px. */
const lettersPerPercent = 0.45;

/** Even samples of the 0-10 ramp for shorter scales; on 1-10 the pale middle lies between 5 and 6, the pass mark. */
const rampSteps: Readonly<Record<number, readonly number[]>> = {
  11: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  10: [0, 1, 2, 3, 4, 6, 7, 8, 9, 10],
  7: [0, 2, 3, 5, 7, 8, 10],
  5: [0, 3, 5, 7, 10],
};

/** How often each score was given: bars from zero, each with its number and an outline, the groups as brackets. */
export function Distribution({ counts, groups }: Props) {
  const say = useSay();
  const format = useFormat();
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const width = 100 / counts.length;
  const lowest = counts[0]?.score ?? 0;
  const label = say('distribution.label', {
    counts: format.list(counts.map(({ score, count }) => say('distribution.count', { score, count }))),
  });
  const isCrowded = groups.some((group) => group.name.length > (group.to - group.from + 1) * width * lettersPerPercent);
  return (
    <svg className="chart" role="img" aria-label={label} height={isCrowded ? 244 : 228}>
      {counts.map(({ score, count }, index) => {
        const barHeight = (count / most) * barsHeight;
        const middle = `${((index + 0.5) * width).toFixed(2)}%`;
        return (
          <g key={score}>
            <rect
              className="bar-outline"
              x={`${(index * width + 0.08 * width).toFixed(2)}%`}
              y={(baseline - barHeight).toFixed(1)}
              width={`${(0.84 * width).toFixed(2)}%`}
              height={barHeight.toFixed(1)}
              style={{ fill: `var(--s${rampSteps[counts.length]?.[index] ?? 5})` }}
            />
            <text className="ink" x={middle} y={baseline - barHeight - 7} textAnchor="middle">
              {format.number(count)}
            </text>
            <text className="ink-bold" x={middle} y="160" textAnchor="middle">
              {score}
            </text>
          </g>
        );
      })}
      <line className="base" x1="0" x2="100%" y1={baseline + 0.5} y2={baseline + 0.5} />
      {groups.map((group, index) => (
        <Bracket
          key={group.from}
          group={group}
          start={(group.from - lowest) * width + 0.08 * width}
          end={(group.to - lowest + 1) * width - 0.08 * width}
          isLowered={isCrowded && index % 2 === 1}
        />
      ))}
    </svg>
  );
}

type BracketProps = Readonly<{ group: ScoreGroup; start: number; end: number; isLowered: boolean }>;

/** A group below its bars, from start to end in per cent. Names that would run into each other take turns a line lower. */
function Bracket({ group, start, end, isLowered }: BracketProps) {
  const format = useFormat();
  const { share } = group;
  const middle = `${((start + end) / 2).toFixed(2)}%`;
  return (
    <g>
      <line className="bracket" x1={`${start.toFixed(2)}%`} x2={`${end.toFixed(2)}%`} y1="174" y2="174" />
      {share === undefined ? null : (
        <>
          <text className="ink-bold" x={middle} y="192" textAnchor="middle">
            {format.percent(share.estimate)}
          </text>
          <text x={middle} y="208" textAnchor="middle">
            {`${format.number(Math.round(share.low * 100))}–${format.percent(share.high)}`}
          </text>
        </>
      )}
      <text x={middle} y={(share === undefined ? 192 : 224) + (isLowered ? 16 : 0)} textAnchor="middle">
        {group.name}
      </text>
    </g>
  );
}
