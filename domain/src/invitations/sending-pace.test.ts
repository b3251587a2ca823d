import { describe, expect, test } from 'vitest';
import { receivingDomain } from './receiving-domain.ts';
import { faster, firstPace, refilled, type SendingPace, slower, spend } from './sending-pace.ts';

/** A receiver that takes so many a minute, met by a sender with more than enough to send. */
function minutesWith(takesPerMinute: number, minutes: number): readonly number[] {
  let pace: SendingPace = firstPace;
  let restLeft = 0;
  return Array.from({ length: minutes }, () => {
    let taken = 0;
    for (let second = 0; second < 60; second += 1) {
      pace = refilled(pace, 1);
      restLeft -= 1;
      if (restLeft > 0) {
        pace = { ...pace, allowance: 0 };
        continue;
      }
      const spent = spend(pace, 10_000);
      const isTooMuch = taken + spent.granted > takesPerMinute;
      taken += Math.min(spent.granted, takesPerMinute - taken);
      pace = isTooMuch ? slower(spent.pace) : faster(spent.pace, spent.granted);
      if (isTooMuch) restLeft = 60;
    }
    return taken;
  });
}

describe('a receiver that hears from us for the first time', () => {
  test('gets forty mails at once and then one a second', () => {
    expect(spend(firstPace, 100).granted).toBe(40);
    expect(spend(spend(firstPace, 100).pace, 100).granted).toBe(0);
    expect(spend(refilled({ ...firstPace, allowance: 0 }, 5), 100).granted).toBe(5);
    expect(spend(refilled(firstPace, 3600), 1000).granted).toBe(60);
  });

  test('gets about twice as many each minute while it takes all of them', () => {
    const taken = minutesWith(1_000_000, 8);
    for (const [minute, count] of taken.slice(1, 6).entries())
      expect(count / (taken[minute] ?? 1)).toBeGreaterThan(1.8);
    expect(taken[0]).toBeLessThan(250);
  });

  test('is not sent more because time goes by without mail', () => {
    expect(refilled(firstPace, 86_400).perMinute).toBe(60);
    expect(faster(firstPace, 1).perMinute).toBe(61);
  });
});

describe('a receiver that says it is too much', () => {
  test('gets half, and nothing at once', () => {
    const fast = faster(firstPace, 540);
    expect(fast).toMatchObject({ perMinute: 600, connections: 20 });
    expect(slower(fast)).toEqual({ connections: 10, perMinute: 300, allowance: 0, steadyFrom: 300 });
  });

  test('is brought back to what was too much slowly, so that it seldom has to say so again', () => {
    const slowed = slower(faster(firstPace, 540));
    expect(faster(slowed, 300).perMinute).toBe(315);
    const taken = minutesWith(500, 60);
    const full = taken.slice(20).filter((count) => count >= 150).length;
    expect(full).toBeGreaterThan(30);
  });

  test('is never given up altogether', () => {
    let pace: SendingPace = firstPace;
    for (let round = 0; round < 20; round += 1) pace = slower(pace);
    expect(pace).toMatchObject({ perMinute: 6, connections: 1 });
  });
});

test('names of one company count as one receiver', () => {
  expect(receivingDomain('Jan@HOTMAIL.nl')).toBe('outlook.com');
  expect(receivingDomain('kari@live.no')).toBe('outlook.com');
  expect(receivingDomain('"a@b"@bakkerij.example')).toBe('bakkerij.example');
});
