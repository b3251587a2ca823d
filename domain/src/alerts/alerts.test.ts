import { describe, expect, test } from 'vitest';
import { standardMetrics } from '../metrics/standard-metrics.ts';
import { seededRandom } from '../stats/seeded-random.ts';
import { zoneClock } from '../studies/calendar/zone-clock.ts';
import type { AlertCondition, AlertRule, QuietHours } from './alert-rule.ts';
import { checkRule } from './check-rule.ts';
import { deliverAt, nextDigest } from './deliver-at.ts';
import { type AlertSignal, judgeRule } from './judge-rule.ts';
import { pauseAfter, triesMost } from './try-again.ts';
import { hasCollapsed, weeklyChange } from './weekly-change.ts';

const now = new Date('2026-11-20T09:00:00Z');
const answer = (part: Partial<Extract<AlertSignal, { kind: 'answer' }>>): AlertSignal => ({
  ...{ kind: 'answer', survey: 's', score: 8, isInGroup: true, isMentioned: false, wantsContact: false },
  ...part,
});
const promise = (dueIn: number): AlertSignal => ({
  ...{ kind: 'promise', isOver: false, now },
  due: new Date(now.getTime() + dueIn),
});
const lowScore: AlertCondition = { kind: 'low_score', survey: 's', item: '', most: 3, where: '' };
const severe: AlertCondition = { kind: 'case_opened', kinds: ['complaint'], severity: 4 };
const soon: AlertCondition = { kind: 'promise', state: 'soon', hours: 4 };
const broken: AlertCondition = { kind: 'promise', state: 'broken', hours: 1 };
const hourMs = 3_600_000;

test.each<[string, AlertCondition, AlertSignal, boolean]>([
  ['a mark at the limit is low', lowScore, answer({ score: 3 }), true],
  ['a mark above it is not', lowScore, answer({ score: 4 }), false],
  ['a question that was skipped is no low mark', lowScore, answer({ score: null }), false],
  ['another survey is another matter', lowScore, answer({ score: 1, survey: 'other' }), false],
  ['another group too', lowScore, answer({ score: 1, isInGroup: false }), false],
  ['words that were said', { kind: 'words', words: 'lek' }, answer({ isMentioned: true }), true],
  ['a theme that was not mentioned', { kind: 'theme', theme: 't' }, answer({}), false],
  ['somebody who asks for a word', { kind: 'contact_wish' }, answer({ wantsContact: true }), true],
  [
    'a complaint that nobody assessed is not severe yet',
    severe,
    { kind: 'case', caseKind: 'complaint', severity: null },
    false,
  ],
  ['a severe complaint', severe, { kind: 'case', caseKind: 'complaint', severity: 5 }, true],
  ['a compliment is no complaint', severe, { kind: 'case', caseKind: 'compliment', severity: 5 }, false],
  ['a promise four hours off is about to break', soon, promise(4 * hourMs), true],
  ['one a moment further is not', soon, promise(4 * hourMs + 1), false],
  ['at its very moment it is not broken', broken, promise(0), false],
  ['a moment later it is', broken, promise(-1), true],
  ['and no longer about to', soon, promise(-1), false],
  ['a score within noise', scoreRule('either'), { kind: 'score', survey: 's', change: null }, false],
  [
    'a better score to whoever asked for worse',
    scoreRule('worse'),
    { kind: 'score', survey: 's', change: 'better' },
    false,
  ],
  [
    'a better score to whoever asked for both',
    scoreRule('either'),
    { kind: 'score', survey: 's', change: 'better' },
    true,
  ],
  ['a mailing that stands still', { kind: 'sending' }, { kind: 'wave', standsStill: true }, true],
])('%s', (_, condition, signal, fires) => {
  expect(judgeRule(condition, signal)).toBe(fires);
});

function scoreRule(side: 'worse' | 'either'): AlertCondition {
  return { kind: 'score_change', survey: 's', item: '', side };
}

describe('a rule that could do nothing is refused, with the field that is wrong', () => {
  const audience = { staff: ['p'], roles: [], owner: false, channels: [], mail: true };
  const rule: AlertRule = { condition: lowScore, audience, quiet: null, rhythm: 'at_once' };
  test.each<[string, Partial<AlertRule>, string]>([
    ['alert_nobody', { audience: { ...audience, staff: [] } }, '/audience'],
    ['alert_owner_of_no_case', { audience: { ...audience, owner: true } }, '/audience/owner'],
    ['alert_words_missing', { condition: { kind: 'words', words: ' , ' } }, '/condition/words'],
    ['alert_kinds_missing', { condition: { kind: 'case_opened', kinds: [], severity: null } }, '/condition/kinds'],
    ['alert_hours_out_of_bounds', { condition: { ...soon, hours: 0 } }, '/condition/hours'],
    ['alert_hours_alike', { quiet: { from: '07:00', until: '07:00', weekends: false } }, '/quiet/until'],
  ])('%s', (code, part, pointer) => {
    expect(() => checkRule({ ...rule, ...part })).toThrow(
      expect.objectContaining({ code, detail: expect.objectContaining({ pointer }) }),
    );
  });

  test('and one that can is not', () => {
    expect(() => checkRule(rule)).not.toThrow();
    expect(() =>
      checkRule({ ...rule, condition: severe, audience: { ...audience, staff: [], owner: true } }),
    ).not.toThrow();
  });
});

describe('when it is told', () => {
  const clock = zoneClock('Europe/Amsterdam');
  const nights: QuietHours = { from: '19:00', until: '07:00', weekends: true };
  test.each([
    ['at once in working hours', '2026-11-20T09:00:00Z', 'at_once', '2026-11-20T09:00:00Z'],
    ['in the evening the next morning', '2026-11-19T19:30:00Z', 'at_once', '2026-11-20T06:00:00Z'],
    ['in the night the same morning', '2026-11-20T02:00:00Z', 'at_once', '2026-11-20T06:00:00Z'],
    ['on Friday evening on Monday', '2026-11-20T18:00:00Z', 'at_once', '2026-11-23T06:00:00Z'],
    ['each hour at the next whole one', '2026-11-20T09:01:00Z', 'hourly', '2026-11-20T10:00:00Z'],
    ['daily at eight', '2026-11-19T09:00:00Z', 'daily', '2026-11-20T07:00:00Z'],
    ['weekly on Monday at eight', '2026-11-17T09:00:00Z', 'weekly', '2026-11-23T07:00:00Z'],
    ['in the night on which the clock springs forward', '2026-03-29T00:30:00Z', 'at_once', '2026-03-30T05:00:00Z'],
  ] as const)('%s', (_, came, rhythm, expected) => {
    expect(deliverAt(new Date(came), { rhythm, quiet: nights }, clock).toISOString()).toBe(
      new Date(expected).toISOString(),
    );
  });

  test('never before it came, never in quiet hours, and never more than ten days later', () => {
    const random = seededRandom(7);
    for (let draw = 0; draw < 2_000; draw += 1) {
      const came = new Date(Date.UTC(2026, 0, 1) + Math.floor(random() * 365 * 24 * hourMs));
      const rhythm = (['at_once', 'hourly', 'daily', 'weekly'] as const)[draw % 4] ?? 'at_once';
      const at = deliverAt(came, { rhythm, quiet: nights }, clock);
      const local = new Date(clock.localAt(at.getTime()));
      expect(at.getTime()).toBeGreaterThanOrEqual(came.getTime());
      expect(at.getTime() - came.getTime()).toBeLessThan(10 * 24 * hourMs);
      expect(local.getUTCHours()).toBeGreaterThanOrEqual(7);
      expect(local.getUTCHours()).toBeLessThan(19);
      expect([0, 6]).not.toContain(local.getUTCDay());
    }
  });

  test('the digest goes on the next Monday, and a week after that one', () => {
    const wish = { weekday: 1, hour: 8 };
    const first = nextDigest(new Date('2026-11-20T09:00:00Z'), wish, clock);
    expect(first.toISOString()).toBe('2026-11-23T07:00:00.000Z');
    expect(nextDigest(first, wish, clock).toISOString()).toBe('2026-11-30T07:00:00.000Z');
  });
});

test('a message that is not taken is tried eight times over a day and a half, and then given up', () => {
  const pauses = Array.from({ length: triesMost }, (_, tries) => pauseAfter(tries + 1, 0));
  expect(pauses.at(-1)).toBeUndefined();
  const total = pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0);
  expect(total / hourMs).toBeGreaterThan(34);
  expect(pauseAfter(1, 1)).toBe(6_000);
});

describe('a score', () => {
  const total = (histograms: readonly (readonly number[])[]) =>
    histograms.reduce<number[]>((sum, one) => sum.map((count, place) => count + (one[place] ?? 0)), [0, 0, 0, 0, 0]);

  test.each([
    ['a share', standardMetrics.csat, markOf],
    // Four weeks without one of the few very low marks look surer than they are.
    ['stars of which few are very low', standardMetrics.stars, starsOf],
  ] as const)(
    'that does not change, %s, fires in at most one year of twenty, though it is looked at every Monday',
    (...given) => {
      const [, metric, drawMark] = given;
      const random = seededRandom(11);
      const years = 120;
      let alarmed = 0;
      for (let year = 0; year < years; year += 1) {
        const marks = Array.from({ length: 364 + 112 }, () => {
          const histogram = [0, 0, 0, 0, 0];
          for (let n = 0; n < 6; n += 1) {
            const mark = drawMark(random());
            histogram[mark] = (histogram[mark] ?? 0) + 1;
          }
          return histogram;
        });
        for (let end = 112; end <= marks.length; end += 7) {
          const recent = total(marks.slice(end - 28, end));
          const earlier = total(marks.slice(end - 112, end - 28));
          if (weeklyChange(metric, { recent, earlier }).change !== null) {
            alarmed += 1;
            break;
          }
        }
      }
      expect(alarmed / years).toBeLessThanOrEqual(0.05 + 0.03);
    },
  );

  test('that fell by fifteen points in a month is noticed', () => {
    const found = weeklyChange(standardMetrics.csat, {
      recent: [20, 40, 60, 150, 130],
      earlier: [40, 60, 100, 400, 400],
    });
    expect(found.change).toBe('worse');
  });

  test('that is a mean and fell by half a star in a month is noticed', () => {
    const found = weeklyChange(standardMetrics.stars, {
      recent: [20, 6, 14, 40, 100],
      earlier: [20, 10, 10, 80, 380],
    });
    expect(found.change).toBe('worse');
    const alike = { recent: [40, 0, 0, 0, 0], earlier: [0, 0, 0, 0, 90] };
    expect(weeklyChange(standardMetrics.stars, alike).change).toBe('worse');
  });

  test('of a handful of answers says nothing', () => {
    expect(
      weeklyChange(standardMetrics.csat, { recent: [20, 0, 0, 0, 0], earlier: [0, 0, 0, 100, 100] }).change,
    ).toBeNull();
  });
});

function markOf(chance: number): number {
  return chance < 0.05 ? 0 : chance < 0.12 ? 1 : chance < 0.22 ? 2 : chance < 0.6 ? 3 : 4;
}

function starsOf(chance: number): number {
  return chance < 0.02 ? 0 : chance < 0.1 ? 3 : 4;
}

test('a response rate collapses when it surely lost a quarter of itself, and not before', () => {
  const earlier = { successes: 300, n: 1000 };
  expect(hasCollapsed({ recent: { successes: 40, n: 400 }, earlier })).toBe(true);
  expect(hasCollapsed({ recent: { successes: 100, n: 400 }, earlier })).toBe(false);
  expect(hasCollapsed({ recent: { successes: 2, n: 20 }, earlier })).toBe(false);
});
