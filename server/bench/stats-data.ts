import { seededRandom } from '@voldaan/domain/stats/seeded-random';

/** Answers 1-10 on drivers that go with each other and with the outcome, as customers give them. */
export function driverAnswers(
  rows: number,
  drivers: number,
): { readonly drivers: number[][]; readonly outcome: number[] } {
  const random = seededRandom(11);
  const answer = (leaning: number) => Math.min(10, Math.max(1, Math.round(5.5 + leaning + 4 * (random() - 0.5))));
  const leanings = Array.from({ length: rows }, () => 3 * (random() - 0.4));
  return {
    drivers: Array.from({ length: drivers }, () => leanings.map(answer)),
    outcome: leanings.map(answer),
  };
}

/** Row numbers drawn with replacement. */
export function drawResamples(rows: number, resamples: number): Int32Array[] {
  const random = seededRandom(12);
  return Array.from({ length: resamples }, () => Int32Array.from({ length: rows }, () => Math.floor(random() * rows)));
}

/** Respondents with five margins of four categories each, answering unevenly, and the population they come from. */
export function rakingSample(rows: number): {
  readonly margins: {
    readonly name: string;
    readonly categories: string[];
    readonly population: Map<string, number>;
  }[];
  readonly baseWeights: number[];
} {
  const random = seededRandom(13);
  const categories = ['north', 'east', 'south', 'west'];
  const margins = ['age', 'region', 'contract', 'channel', 'size'].map((name) => ({
    name,
    categories: Array.from({ length: rows }, () => categories[Math.floor(4 * random() ** 1.3)] ?? 'north'),
    population: new Map(categories.map((category, index) => [category, 1_000_000 * (0.4 - 0.1 * index)])),
  }));
  return { margins, baseWeights: Array.from({ length: rows }, () => 1) };
}

/** Satisfied answers of branches of very different sizes. */
export function segmentShares(segments: number): { readonly successes: number; readonly n: number }[] {
  const random = seededRandom(14);
  return Array.from({ length: segments }, () => {
    const n = 20 + Math.floor(300 * random() ** 2);
    return { successes: Math.round(n * (0.7 + 0.2 * random())), n };
  });
}
