import type { AgreementWeighting } from '../../domain/src/stats/agreement-weight.ts';
import { cohenKappa } from '../../domain/src/stats/cohen-kappa.ts';
import { fleissKappa } from '../../domain/src/stats/fleiss-kappa.ts';
import { keyness } from '../../domain/src/stats/keyness.ts';
import { type Code, type CodeMetric, krippendorffAlpha } from '../../domain/src/stats/krippendorff-alpha.ts';
import { pareto } from '../../domain/src/stats/pareto.ts';
import { poissonInterval } from '../../domain/src/stats/poisson-interval.ts';
import { eachOrNull } from './each-or-null.ts';
import {
  type Input,
  type Json,
  type Method,
  readColumn,
  readCounts,
  readLevel,
  readList,
  readNumber,
  readObject,
  readRequired,
  readText,
  readTexts,
} from './read-input.ts';

/** Section 8 of the catalogue. */
export const codingMethods: Readonly<Record<string, Method>> = {
  'text.keyness': (input) => {
    const words = readTexts(input['words']);
    const result = keyness(wordCounts(input, words.length));
    return {
      delta: eachOrNull(result.words, (word) => word.delta),
      variance: eachOrNull(result.words, (word) => word.variance),
      z: eachOrNull(result.words, (word) => word.z),
      p_value: eachOrNull(result.words, (word) => word.pValue),
      order: eachOrNull(result.order, (index) => words[index]),
      reason: result.reason,
    };
  },
  'coding.cohen_kappa': (input) => {
    const result = cohenKappa(readList(input['table']).map(readCounts), {
      weighting: readWeighting(input['weights']),
      level: readLevel(input),
    });
    return {
      n: result.n,
      agreement: result.agreement,
      kappa: result.kappa,
      se: result.standardError,
      ci: result.interval,
      max_kappa: result.kappaMax,
      reason: result.reason,
    };
  },
  'coding.fleiss_kappa': (input) => fleissKappa(readList(input['counts']).map(readCounts)),
  'coding.krippendorff_alpha': (input) => {
    const ratings = readList(input['ratings']).map((row) => readList(row).map(readCode));
    return {
      results: readTexts(input['metrics']).map((name) => {
        const metric = readMetric(name);
        const { alpha, pairable, reason } = krippendorffAlpha(ratings, metric);
        return { metric, alpha, pairable, reason };
      }),
    };
  },
  'complaints.poisson_interval': (input) => ({
    items: readList(input['items'])
      .map(readObject)
      .map((item) => poissonInterval(readRequired(item['x']), readLevel(item))),
  }),
  'complaints.pareto': (input) => {
    const categories = readTexts(input['categories']);
    const counts = readColumn(input['counts']).map((count) => count ?? 0);
    const { bars, vitalCount } = pareto(counts, readNumber(input['threshold']) ?? 0.8);
    return {
      order: bars.map(({ index }) => categories[index] ?? String(index)),
      share: bars.map(({ share }) => share),
      cumulative: bars.map(({ cumulative }) => cumulative),
      vital_few: bars.slice(0, vitalCount).map(({ index }) => categories[index] ?? String(index)),
    };
  },
};

/** A prior of one number holds for every word. */
function wordCounts(input: Input, words: number): Parameters<typeof keyness>[0] {
  const first = readCounts(input['count_a']);
  const second = readCounts(input['count_b']);
  const priors = readCounts(input['prior']);
  return Array.from({ length: words }, (_, index) => ({
    first: first[index] ?? 0,
    second: second[index] ?? 0,
    prior: (priors.length === 1 ? priors[0] : priors[index]) ?? 0,
  }));
}

function readWeighting(value: Json | undefined): AgreementWeighting {
  if (value === 'linear' || value === 'quadratic') return value;
  return 'none';
}

function readMetric(name: string | null): CodeMetric {
  if (name === 'nominal' || name === 'ordinal' || name === 'interval' || name === 'ratio') return name;
  throw new TypeError(`unknown metric ${name}`);
}

function readCode(value: Json): Code {
  return typeof value === 'number' ? value : readText(value);
}
