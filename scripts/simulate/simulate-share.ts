import { parentPort, workerData } from 'node:worker_threads';
import { type SimulatedMonth, simulateSending } from '@voldaan/domain/studies/simulation/simulate-sending';

/** The seeds that one thread runs. */
export type SeedShare = Readonly<{ seeds: readonly number[]; days: number }>;

export type SimulatedShare = Readonly<{
  failed: readonly Pick<SimulatedMonth, 'seed' | 'breaches'>[];
  sent: number;
  along: number;
  unknown: number;
  crashes: number;
  pauses: number;
  steps: number;
}>;

const { seeds, days }: SeedShare = workerData;
const failed: Pick<SimulatedMonth, 'seed' | 'breaches'>[] = [];
const sums = { sent: 0, along: 0, unknown: 0, crashes: 0, pauses: 0, steps: 0 };
for (const seed of seeds) {
  const month = simulateSending(seed, { days });
  if (month.breaches.length > 0) failed.push({ seed, breaches: month.breaches });
  sums.sent += month.sent;
  sums.along += month.along;
  sums.unknown += month.unknown;
  sums.crashes += month.crashes;
  sums.pauses += month.pauses;
  sums.steps += month.steps;
}
parentPort?.postMessage({ failed, ...sums } satisfies SimulatedShare);
