import { compareRanks } from '../../../domain/src/stats/compare-ranks.ts';
import { countScores } from '../../../domain/src/stats/count-scores.ts';
import type { World } from '../world.ts';
import type { Trial } from './surface.ts';

const accounts = 6;
const triesEach = 6;
/** What the corpus allows between the middle of the one and of the other. */
const medianMsMax = 5;
const chanceMin = 0.01;

/** Signs in with the addresses of staff and with addresses of nobody, in turns, and compares replies and times. */
export async function compareSignIns({ anyone, ours }: World): Promise<Trial> {
  const known: string[] = [];
  for (let count = 0; count < accounts; count += 1) known.push((await ours.hire('viewer')).email);
  const times = { known: [] as number[], unknown: [] as number[] };
  const replies = new Set<string>();
  const statuses = new Set<number>();
  for (let turn = 0; turn < accounts * triesEach; turn += 1) {
    for (const sort of ['known', 'unknown'] as const) {
      const email = sort === 'known' ? (known[turn % accounts] ?? '') : `nobody-${turn}@firm.example`;
      const json = { email, password: 'niet-het-goede-wachtwoord' };
      const reply = await anyone.send({ method: 'POST', path: '/v1/sign-in', json });
      replies.add(reply.text.replace(/"request_id":"[^"]*"/, ''));
      statuses.add(reply.status);
      times[sort].push(reply.ms);
    }
  }
  const apart = Math.abs(median(times.known) - median(times.unknown));
  const p = compareRanks(countScores(times.known), countScores(times.unknown)).pValue ?? 1;
  const faults = [
    ...(replies.size === 1 ? [] : ['tells a known address from an unknown one by its words']),
    ...(apart > medianMsMax && p < chanceMin ? [`is ${apart.toFixed(1)} ms apart, p = ${p.toFixed(4)}`] : []),
  ];
  return [{ place: 'POST /v1/sign-in', status: statuses.size === 1 ? 200 : 500, faults }];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
