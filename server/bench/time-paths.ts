import type { AnalyticsGround } from './analytics-ground.ts';
import { median, rounded } from './median.ts';

type Asking = Readonly<{
  rounds: number;
  /** Gets the median of each path, by what of it comes after this beginning. */
  medians?: Record<string, number>;
  beginning: string;
  /** A cookie; without one the owner asks. */
  as?: string | undefined;
}>;

/** Each as often as there are rounds, in turn; a round before the first warms everything. */
export async function timePaths(
  { get }: Pick<AnalyticsGround, 'get'>,
  paths: readonly string[],
  { rounds, medians, beginning, as }: Asking,
): Promise<readonly number[]> {
  const times = new Map<string, number[]>(paths.map((path) => [path, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const path of paths) {
      const { ms } = await get(path, as);
      if (round >= 0) times.get(path)?.push(ms);
    }
  }
  if (medians !== undefined)
    for (const [path, own] of times) medians[path.replace(beginning, '')] = rounded(median(own), 1);
  return [...times.values()].flat();
}
