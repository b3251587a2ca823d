import { setTimeout as wait } from 'node:timers/promises';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { type LedgerFile, openLedgerFile } from './ledger-file.ts';
import { createRandom, type Random } from './random.ts';
import type { LoadOrder } from './storm-order.ts';

/**
 * Customers, in a process of their own that nobody kills. Each act is written down and flushed before it is sent. One
 * without a reply is sent again under the same key, as pages do, until it is acknowledged or the storm is over.
 */
process.once('message', (order: LoadOrder) => {
  run(order).then(
    (counts) => process.send?.(counts, () => process.exit(0)),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});

type Counts = { acts: number; acknowledged: number; resent: number; refused: number };

async function run(order: LoadOrder): Promise<Counts> {
  const ledger = openLedgerFile(order.ledgerFile);
  const counts: Counts = { acts: 0, acknowledged: 0, resent: 0, refused: 0 };
  const started = Date.now();
  const times = { loadUntil: started + order.loadMs, sendUntil: started + order.loadMs + order.graceMs };
  const lanes = Array.from({ length: order.lanes }, (_, lane) =>
    runLane({ order, ledger, counts, ...times, lane, random: createRandom(order.seed * 1_000 + lane) }),
  );
  await Promise.all(lanes);
  await ledger.close();
  return counts;
}

type Lane = Readonly<{
  order: LoadOrder;
  ledger: LedgerFile;
  counts: Counts;
  loadUntil: number;
  sendUntil: number;
  lane: number;
  random: Random;
}>;

type Act = Readonly<{ key: string; respondent: string; token: string; answers: Answers; isFinal: boolean }>;

async function runLane(lane: Lane): Promise<void> {
  const { random, order } = lane;
  for (let turn = 0; Date.now() < lane.loadUntil; turn++) {
    const respondent = `storm-${order.seed}-${lane.lane}-${turn}`;
    const token = random.pick(order.tokens);
    const nps = Math.floor(random.between(0, 11));
    const why = `${respondent} ${'woord '.repeat(Math.floor(random.between(0, 40)))}`.trim();
    const isInTwoPages = random.next() < 0.4;
    const first: Act = {
      key: `${respondent}-1`,
      respondent,
      token,
      answers: isInTwoPages ? { nps } : { nps, why },
      isFinal: !isInTwoPages,
    };
    await give(lane, first);
    if (isInTwoPages) await give(lane, { ...first, key: `${respondent}-2`, answers: { why }, isFinal: true });
    await wait(random.between(10, 90));
  }
}

async function give(lane: Lane, act: Act): Promise<void> {
  const { ledger, counts, random } = lane;
  await ledger.write({ sort: 'intent', ...act });
  counts.acts += 1;
  const started = Date.now();
  for (let attempt = 1; ; attempt++) {
    const reply = await post(lane.order.origin, act);
    if (reply !== undefined) {
      await ledger.write({ sort: 'ack', key: act.key, ...reply, ms: Date.now() - started });
      counts.acknowledged += 1;
      // Some clients do not see the reply, and send once more.
      if (random.next() < 0.05) await post(lane.order.origin, act);
      return;
    }
    if (Date.now() > lane.sendUntil) return;
    counts.resent += 1;
    await wait(random.between(50, 50 * Math.min(attempt, 10)));
  }
}

async function post(origin: string, act: Act): Promise<Readonly<{ id: string; state: string }> | undefined> {
  const { key, respondent, token, answers, isFinal } = act;
  try {
    const reply = await fetch(`${origin}/s/${token}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ submission: key, respondent, answers, final: isFinal }),
      signal: AbortSignal.timeout(10_000),
    });
    const body: { id?: string; state?: string } = JSON.parse(await reply.text());
    return reply.status === 201 && body.id && body.state ? { id: body.id, state: body.state } : undefined;
  } catch {
    return undefined;
  }
}
