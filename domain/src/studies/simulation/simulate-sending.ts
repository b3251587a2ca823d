import { seededRandom } from '../../stats/seeded-random.ts';
import { dayMs } from '../calendar/day.ts';
import type { CustomerRow, PlantedFault } from './mail-row.ts';
import { type MemoryStore, memoryStore } from './memory-store.ts';
import { type Breach, type Referee, refereeOf } from './referee.ts';
import type { SendingPorts, SendOutcome } from './sending-ports.ts';
import { sendingRound } from './sending-round.ts';
import { type SimulatedWorld, simulatedWorld, type TroubleKind, type WorldEvent } from './simulated-world.ts';

export type SimulatedMonth = Readonly<{
  seed: number;
  breaches: readonly Breach[];
  sent: number;
  /** Questions that went along in another's mail. */
  along: number;
  unknown: number;
  decided: MemoryStore['decided'];
  crashes: number;
  pauses: number;
  steps: number;
}>;

export type SimulationPlan = Readonly<{ days: number; fault?: PlantedFault }>;

const workersCount = 2;
/** Days after the last event in which nothing fails any more, so that what is due gets done. */
const calmDays = 12;
/** A month takes some thousand steps; one that takes more runs in circles. */
const stepsMax = 60_000;

/**
 * A month of sending, drawn from a seed: two workers that crash and sleep between any two calls, a mail server that refuses
 * and cuts, customers who complain, leave and answer. The referee says which promises were broken.
 *
 * Use to look for what no example thinks of; a seed that fails is a test case. When not to use: as a measure of speed or of
 * the database, whose part a memory store plays here.
 *
 * Source: deterministic simulation as practised for FoundationDB (J. Zhou et al., SIGMOD 2021, section 4).
 *
 * @example
 * simulateSending(7, { days: 30 }).breaches; // []
 * @throws RangeError when the month never ends.
 */
export function simulateSending(seed: number, plan: SimulationPlan): SimulatedMonth {
  const random = seededRandom(seed);
  const world = simulatedWorld(random, plan.days);
  const store = memoryStore(world.customers, plan.fault);
  const referee = refereeOf(store);
  const run: Run = {
    random,
    world,
    store,
    referee,
    time: world.start.getTime(),
    place: 0,
    crashes: 0,
    pauses: 0,
    cuts: 0,
    steps: 0,
  };
  const stormUntil = world.start.getTime() + plan.days * dayMs;
  const end = stormUntil + calmDays * dayMs;
  const ports = portsOf(run, stormUntil);
  const workers: Worker[] = Array.from({ length: workersCount }, () => ({ round: undefined, sleepsUntil: 0 }));
  while (run.time < end) {
    if (run.steps > stepsMax) throw new RangeError(`seed ${seed} does not come to an end`);
    happen(run);
    step(run, workers, ports, run.time < stormUntil);
  }
  const occasions = new Set(
    world.events.flatMap((event) => (event.kind === 'occasion' ? [`${event.request.request}/invitation`] : [])),
  );
  referee.close(occasions, run.crashes + run.pauses + run.cuts, new Date(run.time - dayMs));
  return monthOf(seed, run);
}

type Worker = { round: Generator<undefined, void> | undefined; sleepsUntil: number };

type Run = {
  readonly random: () => number;
  readonly world: SimulatedWorld;
  readonly store: MemoryStore;
  readonly referee: Referee;
  time: number;
  place: number;
  crashes: number;
  pauses: number;
  cuts: number;
  steps: number;
};

/** One worker, chosen by chance, goes on to its next call; crashes or falls asleep before it; or all rest until something is due. */
function step(run: Run, workers: readonly Worker[], ports: SendingPorts, isStorm: boolean): void {
  const { random } = run;
  run.steps += 1;
  const awake = workers.filter(({ sleepsUntil }) => sleepsUntil <= run.time);
  const worker = awake[Math.floor(random() * awake.length)];
  if (worker === undefined) {
    run.time = Math.min(...workers.map(({ sleepsUntil }) => sleepsUntil));
    return;
  }
  worker.round ??= sendingRound(ports);
  const fate = isStorm ? random() : 1;
  if (fate < 0.02) {
    run.crashes += 1;
    Object.assign(worker, { round: undefined, sleepsUntil: run.time + random() * 600_000 });
    return;
  }
  if (fate < 0.03) {
    run.pauses += 1;
    worker.sleepsUntil = run.time + random() * 3 * 3_600_000;
    return;
  }
  // Two calls may fall into one moment, or lie seconds apart.
  run.time += Math.floor(random() * 2_000);
  if (worker.round.next().done === true) Object.assign(worker, { round: undefined, sleepsUntil: restUntil(run) });
}

/** Until the next thing to do, at the latest in some hours: a round that finds nothing costs nothing but the time to simulate it. */
function restUntil({ store, world, time, place, random }: Run): number {
  const next = world.events[place]?.at.getTime() ?? Number.POSITIVE_INFINITY;
  const due = [...store.rows.values()].flatMap((row) => {
    if (row.state === 'waiting' || row.state === 'planned') return [row.dueAt.getTime()];
    return row.state === 'claimed' || row.state === 'handed' ? [row.leaseUntil.getTime()] : [];
  });
  const soonest = Math.min(next, ...due, time + 12 * 3_600_000);
  return Math.max(time + 1000, soonest) + Math.floor(random() * 300_000);
}

function happen(run: Run): void {
  for (let event = run.world.events[run.place]; event !== undefined; event = run.world.events[run.place]) {
    if (event.at.getTime() > run.time) return;
    tell(run.store, event, new Date(run.time));
    run.place += 1;
  }
}

function tell(store: MemoryStore, event: WorldEvent, now: Date): void {
  if (event.kind === 'occasion') store.insert(event.customer, event.request);
  else if (event.kind === 'answered') store.answer(`${event.request}/invitation`, now);
  else store.change(event.customer, (row) => changeCustomer(row, event.kind, now));
}

function changeCustomer(row: CustomerRow, kind: TroubleKind, now: Date): void {
  switch (kind) {
    case 'complaint_opened':
      row.openComplaintSince = now;
      break;
    case 'complaint_closed':
      delete row.openComplaintSince;
      break;
    case 'unsubscribed':
      row.suppressed = { since: now, cause: 'unsubscribed' };
      break;
    case 'refused':
      row.refusedSince = now;
  }
}

function portsOf(run: Run, stormUntil: number): SendingPorts {
  const send = (mail: string, deadline: Date): SendOutcome => {
    if (run.time >= deadline.getTime()) return 'too_late';
    const fate = run.time < stormUntil ? run.random() : 1;
    if (fate < 0.05) return 'refused_for_now';
    if (fate < 0.07) return 'refused';
    if (fate < 0.1) run.cuts += 1;
    // Cut before the mail server took it, or after.
    if (fate < 0.08) return 'cut';
    run.referee.accepted(mail, new Date(run.time));
    return fate < 0.1 ? 'cut' : 'accepted';
  };
  return { now: () => new Date(run.time), store: run.store, send };
}

function monthOf(seed: number, { store, referee, crashes, pauses, steps }: Run): SimulatedMonth {
  const rows = [...store.rows.values()];
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  return {
    seed,
    breaches: referee.breaches,
    sent: count('sent'),
    along: rows.filter(({ state, into }) => state === 'merged' && store.rows.get(into ?? '')?.state === 'sent').length,
    unknown: count('unknown'),
    decided: store.decided,
    crashes,
    pauses,
    steps,
  };
}
