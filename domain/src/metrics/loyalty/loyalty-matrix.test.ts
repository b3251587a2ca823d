import { describe, expect, it } from 'vitest';
import { draftFromQuestionnaire } from '../../surveys/library/questionnaires.ts';
import { assignSlots } from '../../surveys/score-slots.ts';
import { itemsOf } from '../item.ts';
import { loyaltyItems } from './loyalty-items.ts';
import { loyaltyGroupOf, loyaltyMatrix } from './loyalty-matrix.ts';

const period = { from: '2026-01-01', to: '2027-01-01' };
const itemsOfReady = (questionnaire: 'relation' | 'loyalty') => {
  const definition = draftFromQuestionnaire(questionnaire, { name: '-', organisation: '-', readerName: '-' });
  return itemsOf([{ id: 'v1', definition, slots: assignSlots(definition, []) }]);
};

describe('the matrix of loyalty', () => {
  it('calls captive who stays without liking it, and who stays without another choice', () => {
    expect(loyaltyGroupOf({ isSatisfied: true, staysOn: true, isFree: true })).toBe('ambassador');
    expect(loyaltyGroupOf({ isSatisfied: true, staysOn: true, isFree: false })).toBe('captive');
    expect(loyaltyGroupOf({ isSatisfied: false, staysOn: true, isFree: true })).toBe('captive');
    expect(loyaltyGroupOf({ isSatisfied: true, staysOn: false, isFree: true })).toBe('mercenary');
    expect(loyaltyGroupOf({ isSatisfied: false, staysOn: false, isFree: false })).toBe('defector');
  });

  it('counts each customer once, with an interval, and says how many stayers are captive', () => {
    const cells = [
      { isSatisfied: true, staysOn: true, isFree: true, count: 50 },
      { isSatisfied: true, staysOn: true, isFree: false, count: 20 },
      { isSatisfied: false, staysOn: true, isFree: false, count: 10 },
      { isSatisfied: true, staysOn: false, isFree: true, count: 12 },
      { isSatisfied: false, staysOn: false, isFree: true, count: 8 },
    ];
    const { n, groups, captiveStayers } = loyaltyMatrix(cells, period);
    expect(n).toBe(100);
    expect(groups.map(({ group, share }) => [group, share.estimate])).toEqual([
      ['ambassador', 0.5],
      ['captive', 0.3],
      ['mercenary', 0.12],
      ['defector', 0.08],
    ]);
    // R: binom::binom.confint(30, 80, methods = "wilson")
    expect(captiveStayers).toMatchObject({ estimate: 0.375, n: 80, method: 'wilson' });
    expect(captiveStayers.low).toBeCloseTo(0.2768, 3);
    expect(captiveStayers.high).toBeCloseTo(0.4845, 3);
  });

  it('of a survey of the relation knows its three items and where each begins to hold', () => {
    const { satisfaction, intention, freedom } = loyaltyItems(itemsOfReady('relation'));
    expect([satisfaction?.item.key, satisfaction?.from]).toEqual(['sat_overall:A5:1', 4]);
    expect([intention?.item.key, intention?.from]).toEqual(['again:C11:1', 8]);
    expect([freedom?.item.key, freedom?.from]).toEqual(['free_switch:D5:1', 3]);
  });

  it('of a survey that never asks how free one is says so', () => {
    expect(loyaltyItems(itemsOfReady('loyalty'))).toMatchObject({ freedom: undefined });
  });
});
