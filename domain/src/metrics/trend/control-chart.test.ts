import { describe, expect, test } from 'vitest';
import { standardMetrics } from '../standard-metrics.ts';
import { controlChart } from './control-chart.ts';

const csatOf = (satisfied: number, n: number) => [0, 0, n - satisfied, satisfied, 0];
const gradeOf = (counts: Readonly<Record<number, number>>) =>
  Array.from({ length: 19 }, (_, step) => counts[1 + step / 2] ?? 0);
const npsOf = (detractors: number, passives: number, promoters: number) => [
  detractors,
  0,
  0,
  0,
  0,
  0,
  0,
  passives,
  0,
  promoters,
  0,
];

describe('a control chart', () => {
  const ordinary = [84, 80, 86, 82, 85, 81, 83, 84, 79, 85];

  test('of an ordinary year has no signal', () => {
    const chart = controlChart(
      standardMetrics.csat,
      ordinary.map((share) => csatOf(share, 100)),
    );
    expect(chart).toMatchObject({ method: 'laney-p', signals: [], reason: null });
    expect(chart.centre).toBeCloseTo(0.829, 9);
  });

  test('asks for a look at the week that fell out of it', () => {
    const weeks = [...ordinary, 55, ...ordinary].map((share) => csatOf(share, 100));
    expect(controlChart(standardMetrics.csat, weeks).signals[0]).toEqual({ index: 10, kind: 'beyond', side: 'below' });
  });

  test('tells a lasting small rise once, by the run or the drift, though no month lies outside', () => {
    const months = [...ordinary, ...ordinary.map((share) => share + 8)].map((share) => csatOf(share, 100));
    const { signals } = controlChart(standardMetrics.csat, months);
    expect(signals.length).toBeGreaterThan(0);
    expect(signals.every(({ kind }) => kind === 'run' || kind === 'drift')).toBe(true);
    expect(signals.at(-1)?.side).toBe('above');
  });

  test('tells a drift once, also where a week without answers lies within it', () => {
    const weeks = [...ordinary, ...ordinary.slice(0, 8).map((share) => share + 12)].map((share) => csatOf(share, 100));
    const driftsOf = (periods: readonly (readonly number[])[]) =>
      controlChart(standardMetrics.csat, periods).signals.flatMap(({ kind, index }) => (kind === 'drift' ? index : []));
    expect(driftsOf(weeks)).toEqual([3, 15]);
    expect(driftsOf(weeks.toSpliced(16, 0, csatOf(0, 0)))).toEqual([3, 15]);
  });

  test('of an NPS and of a grade are the charts of their kind', () => {
    const months = Array.from({ length: 9 }, (_, month) => npsOf(10 + (month % 2), 30, 60 - (month % 2)));
    expect(controlChart(standardMetrics.nps, months).method).toBe('laney-nps');
    const grades = Array.from({ length: 9 }, (_, month) => gradeOf({ 7: 20, 8: 20 + (month % 2) }));
    expect(controlChart(standardMetrics.grade, grades)).toMatchObject({ method: 'individuals', laneySigma: null });
  });

  test('needs eight periods with a score before it draws limits', () => {
    const weeks = [...ordinary.slice(0, 7).map((share) => csatOf(share, 100)), csatOf(1, 9)];
    const chart = controlChart(standardMetrics.csat, weeks);
    expect(chart.reason).toBe('too few periods');
    expect(chart.points.at(-1)).toMatchObject({ n: 9, value: null, lower: null });
    expect(chart.points[0]).toMatchObject({ value: 0.84, lower: null });
  });

  test('of a score that never moved has no limits to leave', () => {
    const chart = controlChart(
      standardMetrics.csat,
      Array.from({ length: 9 }, () => csatOf(80, 100)),
    );
    expect(chart).toMatchObject({ reason: 'no variation', signals: [] });
  });
});
