import type { Behaviour, SatisfactionClass } from './loyalty-requests.ts';

export type CurvePoint = Readonly<{ day: number; share: number; low: number; high: number; atRisk: number }>;
export type DrawnCurve = Readonly<{ class: SatisfactionClass; n: number; points: readonly CurvePoint[] }>;

/**
 * Curves as they are drawn: of leaving the share that is there still, of buying again the share that has. Where nobody had
 * left yet, or all had, there is no interval and the band is the line.
 */
export function drawnCurves(event: 'bought' | 'left', { curves }: Behaviour): readonly DrawnCurve[] {
  return curves.map(({ class: name, n, points }) => ({
    class: name,
    n,
    points: points.flatMap(({ day, at_risk: atRisk, share }) => {
      if (share.estimate === null) return [];
      const { estimate, low, high } = share;
      const stays = { share: estimate, low: low ?? estimate, high: high ?? estimate };
      const point = event === 'left' ? stays : { share: 1 - stays.share, low: 1 - stays.high, high: 1 - stays.low };
      return [{ day, atRisk, ...point }];
    }),
  }));
}
