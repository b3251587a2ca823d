import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type AnalyticsGround, openGround } from './analytics-ground.ts';
import { median, percentile, rounded } from './median.ts';
import { openScan, type WordScan } from './words-scan.ts';
import { type WordSearch, wordSearches } from './words-searches.ts';

/**
 * npm run bench -- words --texts 1000000
 *
 * What is searched in the words of a company whose one survey was answered in words so often, over HTTP: words that many say
 * and that few say, two of them, stems of three languages, within a period, scores and groups, the next page, and the screen
 * itself. Beside each search in the same rounds a plain scan of all texts for the substring, which comes to the same count.
 */
const { values: options } = parseArgs({
  options: {
    texts: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});
const texts = Number(options.texts);
const rounds = Number(options.rounds);
const seed = Number(options.seed);
/** Three in a hundred answers are nobody's, and are not searched. */
const responses = Math.ceil(texts / 0.96);
const fillMinutesMost = 60;
/** Standard errors that an estimate may be off, of some forty. */
const errorsMost = 4;

const goals = {
  search_p95_ms: 300,
  next_page_p95_ms: 300,
  list_p95_ms: 300,
  themes_p95_ms: 300,
  themes_changed_p95_ms: 300,
  suggestions_p95_ms: 1_000,
};

const wordsReply = z.object({
  total: z.int(),
  total_of: z.enum(['all', 'sample']),
  share: z.object({ estimate: z.number().nullable(), n: z.int() }).nullable(),
  next_cursor: z.string().nullable(),
  head: z.object({ window: z.object({ from: z.string(), to: z.string() }) }),
});

const themes = [
  ['Bezorging', ['bestelling', 'bezorger', 'bezorgd']],
  ['Prijs', ['prijs', 'rekening']],
  ['Bereikbaarheid', ['in de wacht', 'terugbellen', 'telefoon']],
  ['Vriendelijkheid', ['vriendelijk', 'kortaf']],
  ['Uitleg', ['uitleg', 'handleiding']],
  ['Scharnieren', ['deurscharnier', 'lampscharnier']],
] as const;

type Times = { http: number[]; scan: number[] };

const ground = await openGround(responses, seed, ['--texts', '1', '--surveys', '1']);
let scan: WordScan | undefined;
try {
  const takenUp = await untilTakenUp(ground);
  await makeThemes(ground);
  scan = await openScan(ground);
  const kinds = wordSearches(seed);
  for (const search of Object.values(kinds).flat()) await compare(scan, search);
  const times = await timeSearches(scan, kinds);
  const pages = await timePages(kinds);
  const screen = await timeScreen();
  tell({ takenUp, times, pages, screen });
} finally {
  await scan?.close();
  await ground.stop();
}

/** Texts are masked and made ready by the worker, in the process that was filled. */
async function untilTakenUp({
  sql,
  workspaceId,
}: AnalyticsGround): Promise<Readonly<{ seconds: number; texts: number }>> {
  const began = performance.now();
  while (performance.now() - began < fillMinutesMost * 60_000) {
    const { rows } = await sql.query<{ count: number }>(
      `select (select count(*)::int from response_text where workspace_id = $1) as count
       from text_filling where workspace_id = $1 and finished_at is not null`,
      [workspaceId],
    );
    const [found] = rows;
    if (found !== undefined) {
      const seconds = (performance.now() - began) / 1000;
      // As the database does by itself after a while.
      await sql.query('vacuum analyze response_text');
      return { seconds, texts: found.count };
    }
    await wait(1000);
  }
  throw new Error('the texts were not taken up');
}

async function makeThemes({ make, sql, workspaceId }: AnalyticsGround): Promise<void> {
  for (const [name, words] of themes)
    await make('/v1/themes', { name, rules: [{ language: 'nl', words: [...words] }] });
  for (;;) {
    const { rows } = await sql.query('select from theme where workspace_id = $1 and coded_version < version', [
      workspaceId,
    ]);
    if (rows.length === 0) break;
    await wait(500);
  }
  await sql.query('vacuum analyze response_theme');
}

function addressOf({ asked }: Pick<WordSearch, 'asked'>, more = ''): string {
  return `/v1/words?survey=${ground.surveys[0]?.shown}&limit=10&${asked}${more}`;
}

/** What was counted is what the scan counts; what was estimated is as near to it as an estimate is. */
async function compare(house: WordScan, search: WordSearch): Promise<void> {
  const { total, total_of, share, head } = wordsReply.parse(JSON.parse((await ground.get(addressOf(search))).body));
  if (search.like === undefined) return;
  const { count } = await house.count({ ...search, like: search.like, ...head.window });
  const off = Math.abs(total - count);
  const mentions = (share?.estimate ?? 0) * (share?.n ?? 0);
  const isSame = total_of === 'all' ? off === 0 : off <= errorsMost * (total / Math.sqrt(mentions));
  process.stderr.write(`${search.asked}: ${total} (${total_of}), scanned ${count}\n`);
  if (!isSame) throw new Error(`${search.asked} found ${total} of ${total_of}, and should have found ${count}`);
}

/** The searches of every kind in turn, and beside each the scan; the round before the first warms both. */
async function timeSearches(
  house: WordScan,
  kinds: ReturnType<typeof wordSearches>,
): Promise<ReadonlyMap<string, Times>> {
  const times = new Map<string, Times>(Object.keys(kinds).map((kind) => [kind, { http: [], scan: [] }]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [kind, searches] of Object.entries(kinds)) {
      for (const search of searches) {
        const { body, ms } = await ground.get(addressOf(search));
        if (round < 0) continue;
        times.get(kind)?.http.push(ms);
        if (search.like === undefined) continue;
        const { head } = wordsReply.parse(JSON.parse(body));
        const scanned = await house.count({ ...search, like: search.like, ...head.window });
        times.get(kind)?.scan.push(scanned.ms / ms);
      }
    }
  }
  return times;
}

async function timePages({ common = [], two = [], attribute = [] }: ReturnType<typeof wordSearches>) {
  const times: number[] = [];
  for (const search of [...common, ...two, ...attribute]) {
    const { next_cursor } = wordsReply.parse(JSON.parse((await ground.get(addressOf(search))).body));
    if (next_cursor === null) continue;
    for (let round = 0; round < rounds; round += 1)
      times.push((await ground.get(addressOf(search, `&cursor=${next_cursor}`))).ms);
  }
  return times;
}

type ScreenTimes = Readonly<Record<'list' | 'themes' | 'changed' | 'suggestions', readonly number[]>> &
  Readonly<{ firstThemesMs: number }>;

/** What the screen asks when it is opened, of a year and of all. */
async function timeScreen(): Promise<ScreenTimes> {
  const ask = async (path: string, period: string) =>
    (await ground.get(`/v1/${path}?survey=${ground.surveys[0]?.shown}&period=${period}`)).ms;
  const of = async (path: string, before: () => Promise<void> = async () => undefined) => {
    const times: number[] = [];
    for (const period of ['12m', 'all'])
      for (let round = -1; round < rounds; round += 1) {
        await before();
        const ms = await ask(path, period);
        if (round >= 0) times.push(ms);
      }
    return times;
  };
  const list = await of('words');
  const firstThemesMs = await ask('themes', 'all');
  const themesKept = await of('themes');
  return {
    list,
    firstThemesMs,
    themes: themesKept,
    changed: await of('themes', touchMention),
    suggestions: await of('word-suggestions'),
  };
}

/** As when a person or a new text moves the counts of the newest month, which are then counted again. */
async function touchMention(): Promise<void> {
  await ground.sql.query(
    `update response_theme set by_rule = by_rule where workspace_id = $1 and response_id = (
       select response_id from response_theme where workspace_id = $1 order by response_id desc limit 1)`,
    [ground.workspaceId],
  );
}

type Measured = Readonly<{
  takenUp: Awaited<ReturnType<typeof untilTakenUp>>;
  times: ReadonlyMap<string, Times>;
  pages: readonly number[];
  screen: ScreenTimes;
}>;

function tell({ takenUp, times, pages, screen }: Measured): void {
  const all = [...times.values()].flatMap(({ http }) => http);
  const p95 = (list: readonly number[]) => rounded(percentile(list, 0.95), 1);
  const by = (of: (list: Times) => number | undefined) =>
    Object.fromEntries([...times].map(([kind, list]) => [kind, of(list)]));
  const figures = {
    texts: takenUp.texts,
    seed_seconds: rounded(ground.seedSeconds, 1),
    /** From the end of the seeding. */
    take_up_seconds: rounded(takenUp.seconds, 1),
    search_p95_ms: p95(all),
    search_median_ms: rounded(median(all), 1),
    next_page_p95_ms: p95(pages),
    list_p95_ms: p95(screen.list),
    themes_p95_ms: p95(screen.themes),
    /** After something of the newest month was changed, and when nothing was counted yet. */
    themes_changed_p95_ms: p95(screen.changed),
    themes_first_ms: rounded(screen.firstThemesMs, 1),
    suggestions_p95_ms: p95(screen.suggestions),
    p95_by_kind: by(({ http }) => p95(http)),
    median_by_kind: by(({ http }) => rounded(median(http), 1)),
    /** How many times as long it takes; of groups no scan comes to what may be shown. */
    scan_of_search: by(({ scan: ratios }) => (ratios.length === 0 ? undefined : rounded(median(ratios), 1))),
  };
  const met = Object.fromEntries(
    Object.entries(goals).map(([name, most]) => [name, Number(figures[name as keyof typeof goals]) <= most]),
  );
  const worst = Math.max(...[...times.values()].map(({ http }) => p95(http)));
  const noise = rounded(percentile(screen.list, 0.75) / percentile(screen.list, 0.25), 2);
  process.stdout.write(
    `${JSON.stringify({ bench: 'words', figures, goals, met: { ...met, every_kind: worst <= goals.search_p95_ms }, noise })}\n`,
  );
}
