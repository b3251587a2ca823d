import { Fragment } from 'react';

type Props = Readonly<{
  ticks: readonly number[];
  /** Where a value stands, in pixels. */
  y: (value: number) => number;
  figure: (value: number) => string;
}>;

/** Lines across a chart, each with its figure above it, at the left. */
export function GridLines({ ticks, y, figure }: Props) {
  return ticks.map((tick) => (
    <Fragment key={tick}>
      <line className="grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
      <text x="0" y={y(tick) - 5}>
        {figure(tick)}
      </text>
    </Fragment>
  ));
}
