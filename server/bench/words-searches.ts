import { makeRandom } from '../src/demo/make-random.ts';
import { seedThings } from '../src/demo/seed-things.ts';

/** A search as it is asked of the product, and where a plain scan for substrings comes to the same, what that looks for. */
export type WordSearch = Readonly<{
  /** After /v1/words? without the survey. */
  asked: string;
  like?: readonly string[];
  /** Nobody scored above it. */
  scoreTo?: number;
}>;

const common = ['bestelling', 'prijs', 'website', 'uitleg', 'medewerker'];
/** Said by two in five. */
const commonest = 'de';
const rareCount = 10;
/** A quarter of the customers, an eighth of them, and one in a hundred. */
const groups = ['attribute:class~goud', 'attribute:sector~Sector 3', 'attribute:district~Rayon 017'];

/** Searches by their kind, drawn by chance where a kind has many. */
export function wordSearches(seed: number): Readonly<Record<string, readonly WordSearch[]>> {
  const rare = rareWords(seed);
  return {
    common: [...common.map((word) => all(word, [word])), { asked: `q=${commonest}&period=all` }],
    rare: rare.map((word) => all(word, [word])),
    two: [
      all('bestelling prijs', ['bestelling', 'prijs']),
      all('website medewerker', ['website', 'medewerker']),
      ...rare.slice(0, 3).map((word) => all(`bestelling ${word}`, ['bestelling', word])),
    ],
    stem_nl: [all('bestellingen', ['bestelling']), all('medewerkers', ['medewerker'])],
    stem_nb: [all('bestillinger', ['bestillingen']), all('priser', ['pris'])],
    stem_en: [all('orders', ['order']), all('employees', ['employee'])],
    written: [
      all('"twee keer"', ['twee keer']),
      all('medew*', ['medew']),
      { asked: `q=${encodeURIComponent('prijs -hoger')}&period=all` },
      all('olifant', ['olifant']),
    ],
    period: ['30d', '90d', '12m'].flatMap((period) =>
      ['bestelling', ...rare.slice(0, 2)].map((word) => ({ asked: `q=${word}&period=${period}`, like: [word] })),
    ),
    score: ['bestelling', 'prijs', ...rare.slice(0, 2)].map((word) => ({
      asked: `q=${word}&period=all&score_to=6`,
      like: [word],
      scoreTo: 6,
    })),
    attribute: groups.flatMap((where) =>
      ['website', 'bestelling prijs', rare[0] ?? ''].map((words) => ({
        asked: `q=${encodeURIComponent(words)}&period=all&where=${encodeURIComponent(where)}`,
      })),
    ),
  };
}

function all(words: string, like: readonly string[]): WordSearch {
  return { asked: `q=${encodeURIComponent(words)}&period=all`, like };
}

/** Things that one customer in some ten thousand names. */
function rareWords(seed: number): readonly string[] {
  const random = makeRandom(seed);
  const { of, part } = seedThings.nl;
  const rarest = part.slice(-rareCount);
  return rarest.map((last) => `${of[Math.floor(random() * of.length)]}${last}`);
}
