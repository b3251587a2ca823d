import { describe, expect, it } from 'vitest';
import { eventByClass } from './event-by-class.ts';
import { survivalByClass } from './survival-by-class.ts';

const period = { from: '2026-01-01', to: '2027-01-01' };
const stayed = (count: number) => ({ time: 300, hasEvent: false, count });
const left = (day: number, count: number) => ({ time: day, hasEvent: true, count });

describe('what customers did after they said how satisfied they are', () => {
  it('is linked when the dissatisfied leave sooner', () => {
    const { verdict, curves, test, apart } = survivalByClass(
      {
        satisfied: [stayed(190), left(100, 5), left(200, 5)],
        between: [stayed(80), left(120, 10)],
        dissatisfied: [stayed(30), left(40, 10), left(90, 10)],
      },
      { horizonDays: 180, period },
    );
    expect(verdict).toBe('linked');
    expect(apart).toEqual({ class: 'satisfied', isLonger: true });
    expect(test?.df).toBe(2);
    expect(curves.map(({ class: name, n, events }) => [name, n, events])).toEqual([
      ['satisfied', 200, 10],
      ['between', 90, 10],
      ['dissatisfied', 50, 20],
    ]);
    expect(curves[0]?.atHorizon).toMatchObject({ estimate: 0.975, n: 200, method: 'kaplan-meier' });
    expect(curves[2]?.atHorizon.estimate).toBeCloseTo(0.6, 12);
    expect(curves[0]?.points.length).toBeLessThanOrEqual(61);
  });

  it('says that the dissatisfied stand apart when the satisfied and those in between do not', () => {
    const alike = [stayed(40), left(100, 2)];
    const { apart } = survivalByClass(
      { satisfied: alike, between: alike, dissatisfied: [stayed(5), left(40, 5), left(90, 5)] },
      { horizonDays: 180, period },
    );
    expect(apart?.isLonger).toBe(apart?.class === 'satisfied');
    const many = [stayed(30), left(100, 6)];
    const three = { satisfied: [...many, left(60, 12)], between: many, dissatisfied: [stayed(2), left(20, 12)] };
    expect(survivalByClass(three, { horizonDays: 180, period }).apart).toEqual({
      class: 'dissatisfied',
      isLonger: false,
    });
  });

  it('has no link found when all leave at the same pace, and too few to say when hardly anybody left', () => {
    const alike = [stayed(80), left(100, 10), left(150, 10)];
    const horizon = { horizonDays: 180, period };
    expect(survivalByClass({ satisfied: alike, between: [], dissatisfied: alike }, horizon).verdict).toBe(
      'no link found',
    );
    const few = [stayed(80), left(100, 2)];
    expect(survivalByClass({ satisfied: few, between: few, dissatisfied: few }, horizon).verdict).toBe('too few');
    expect(survivalByClass({ satisfied: [], between: [], dissatisfied: [] }, horizon)).toMatchObject({
      curves: [],
      test: null,
      verdict: 'too few',
    });
  });

  it('says after how many days half had it, and between which days that could lie', () => {
    const { curves } = survivalByClass(
      { satisfied: [left(20, 30), left(60, 30), left(100, 30), stayed(10)], between: [], dissatisfied: [stayed(20)] },
      { horizonDays: 180, period },
    );
    expect(curves[0]?.median).toEqual({ median: 60, low: 60, high: 60 });
    expect(curves[1]?.median).toEqual({ median: null, low: null, high: null });
  });

  it('shows nothing beyond the last day on which anybody was seen', () => {
    const { curves } = survivalByClass(
      { satisfied: [stayed(20)], between: [], dissatisfied: [] },
      { horizonDays: 365, period },
    );
    expect(curves[0]?.atHorizon).toMatchObject({ estimate: null, low: null, reason: 'too_few_rows' });
  });

  it('in a fixed time is a share of those who were followed so long', () => {
    const { classes, comparison } = eventByClass(
      {
        satisfied: { followed: 120, events: 60 },
        between: { followed: 0, events: 0 },
        dissatisfied: { followed: 40, events: 8 },
      },
      period,
    );
    expect(classes.map(({ share }) => share.estimate)).toEqual([0.5, null, 0.2]);
    expect(comparison).toMatchObject({ verdict: 'higher', method: 'newcombe' });
    expect(comparison.difference).toBeCloseTo(0.3, 12);
  });
});
