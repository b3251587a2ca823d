import { describe, expect, test } from 'vitest';
import { inHandMost, type SendPoint, sendWave } from './send-wave.ts';
import { sweepSending } from './sweep-sending.ts';
import { killedAt, useTestSending } from './test-sending.ts';
import { countStates, passLeases } from './test-wave.ts';

const { scene, addresses, start, show, mostToOne } = useTestSending();

describe('a sender that is killed', () => {
  test.each<[SendPoint, number]>([
    ['claimed', 0],
    ['claimed', 7],
    ['handed', 3],
    ['sent', 5],
  ])('at "%s" after %d mails: nobody gets a mail twice, nobody is forgotten', async (point, after) => {
    const { wave, ...target } = await start(addresses(30));
    const killed = killedAt(point, after);
    void sendWave(scene().product, target, killed.ports);
    await killed.dead;
    // What it had on the wire arrives; then nothing is heard of it any more.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await passLeases(scene().database);
    await sweepSending(scene().product);
    await sendWave(scene().product, target);
    const counts = await countStates(scene().database, target.waveId);
    expect(mostToOne()).toBe(1);
    const unknown = counts['unknown'] ?? 0;
    expect(counts['sent'] ?? 0).toBe(30 - unknown);
    expect(unknown).toBeLessThanOrEqual(inHandMost);
    if (point === 'claimed' && after === 0) expect(unknown).toBe(0);
    else if (point !== 'claimed') expect(unknown).toBeGreaterThan(0);
    await sendWave(scene().product, target);
    expect(await countStates(scene().database, target.waveId)).toEqual(counts);
    expect((await show(wave)).state).toBe('done');
  });

  test('and wakes up again after its lease hands nothing over that another has taken', async () => {
    const { wave: _wave, ...target } = await start(addresses(10));
    let wake: () => void = () => undefined;
    const awake = new Promise<void>((resolve) => {
      wake = resolve;
    });
    let asleep = 0;
    const zombie = sendWave(scene().product, target, {
      at: async (point) => {
        if (point !== 'claimed') return;
        asleep += 1;
        await awake;
      },
    });
    while (asleep < 10) await new Promise((resolve) => setTimeout(resolve, 10));
    await passLeases(scene().database);
    await sweepSending(scene().product);
    await sendWave(scene().product, target);
    wake();
    await zombie;
    expect(scene().mail.taken).toHaveLength(10);
    expect(mostToOne()).toBe(1);
    expect(await countStates(scene().database, target.waveId)).toEqual({ sent: 10 });
  });

  test('but only slow may still say that the mail went', async () => {
    const { wave: _wave, ...target } = await start(addresses(1));
    let go: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    let isSent: () => void = () => undefined;
    const sent = new Promise<void>((resolve) => {
      isSent = resolve;
    });
    const slow = sendWave(scene().product, target, {
      at: async (point) => {
        if (point !== 'sent') return;
        isSent();
        await gone;
      },
    });
    await sent;
    await passLeases(scene().database);
    await sweepSending(scene().product);
    expect(await countStates(scene().database, target.waveId)).toEqual({ unknown: 1 });
    go();
    await slow;
    expect(await countStates(scene().database, target.waveId)).toEqual({ sent: 1 });
  });
});

test('a database that is away for a moment leaves no doubt about mails that went', async () => {
  const { wave: _wave, ...target } = await start(addresses(6));
  let isCut = false;
  await sendWave(scene().product, target, {
    at: async (point) => {
      if (point !== 'sent' || isCut) return;
      isCut = true;
      await scene().database.superuser.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'voldaan_app' and datname = current_database()`,
      );
    },
  }).catch(() => undefined);
  await passLeases(scene().database);
  await sweepSending(scene().product);
  await sendWave(scene().product, target);
  expect(mostToOne()).toBe(1);
  expect(await countStates(scene().database, target.waveId)).toEqual({ sent: 6 });
});
