import type { Language } from '@voldaan/domain/language';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { company } from '../../accounts/views.ts';
import { message } from '../../catalogue/message.ts';
import { caseNumber } from '../../complaints/cases.ts';
import { type AlertReader, momentWords, sayAlert } from '../../complaints/notices/alert-words.ts';
import { countWaiting, listCases } from '../../complaints/queue-views.ts';
import { showId } from '../../database/public-id.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { publishedSurveys } from '../../metrics/views.ts';
import type { Product } from '../../product.ts';
import { loadContactRules } from '../../studies/contact-rules.ts';
import { rateOccasions, scoreOccasions } from '../figure-occasions.ts';
import { casePromises } from '../matter-occasions.ts';
import type { DigestGround } from './digest-ground.ts';
import { countRegister } from './digest-views.ts';
import type { Digest, DigestLine } from './schema.ts';
import { scoreLines } from './score-lines.ts';
import { themeLines } from './theme-lines.ts';

/** For whom it is: whoever may not handle cases reads of scores alone. */
export type DigestReader = Readonly<{ language: Language; maySeeCases: boolean }>;

const weekDays = 7;
const casesMost = 10;
const surveysMost = 5;

/** What a member of staff is to know on Monday: who waits, the scores, what changed, and what became of promises. */
export async function buildDigest(product: Product, db: WorkspaceTransaction, reader: DigestReader): Promise<Digest> {
  const now = product.clock();
  const to = addDays(now.toISOString().slice(0, 10), 1);
  const days = { from: addDays(to, -weekDays), to };
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    message(reader.language, `digest.${key}`, values);
  const section = (key: Digest['sections'][number]['key'], lines: readonly DigestLine[]) => ({
    key,
    heading: say(`${key}.heading`),
    lines: [...lines],
    empty: say(`${key}.empty`),
  });
  const { zone } = (await loadContactRules(db)).sendHours;
  const waiting = reader.maySeeCases ? await waitingLines(db, { ...reader, zone }, now) : undefined;
  const surveys = (await publishedSurveys(db)).slice(0, surveysMost);
  const ground = { surveys, days, language: reader.language, zone };
  const changed = [...(await changeLines(product, db, ground)), ...(await themeLines(product, db, ground))];
  return {
    company: (await company(db))?.name ?? '',
    heading: waiting === undefined ? say('heading-week') : say('heading', { count: waiting.count }),
    ...days,
    sections: [
      ...(waiting === undefined ? [] : [section('waiting', waiting.lines)]),
      section('scores', await scoreLines(product, db, ground)),
      section('changed', changed),
      ...(reader.maySeeCases ? [section('promises', await promiseLines(db, { now, language: reader.language }))] : []),
    ],
  };
}

/** By what is due first, and by no score: nobody is called later for having been kinder. */
async function waitingLines(
  db: WorkspaceTransaction,
  reader: AlertReader,
  now: Date,
): Promise<Readonly<{ count: number; lines: readonly DigestLine[] }>> {
  const { count } = await countWaiting(db, now);
  const wish = { queue: 'team', staffId: '', kind: undefined, contactId: undefined, search: '' } as const;
  const rows = await listCases(db, { ...wish, after: undefined, limit: casesMost, now });
  const lines = rows
    .filter(({ due_at }) => due_at !== null)
    .map((row) => ({
      text: message(reader.language, 'digest.waiting.line', {
        kind: row.kind,
        number: caseNumber(row),
        promise: row.due_promise ?? 'other',
        state: row.due_at !== null && row.due_at < now ? 'broken' : 'open',
        due: momentWords(row.due_at?.toISOString(), reader),
      }),
      note: row.owner_name,
      path: `/cases/${showId('cas', row.id)}`,
      estimate: null,
    }));
  const rest = count - lines.length;
  const more = {
    text: message(reader.language, 'digest.waiting.more', { count: rest }),
    note: null,
    path: '/cases',
    estimate: null,
  };
  return { count, lines: rest > 0 ? [...lines, more] : lines };
}

/** Scores and response rates that moved by more than chance does, by the same eyes as alerts look with. */
async function changeLines(
  product: Product,
  db: WorkspaceTransaction,
  { surveys, days, language, zone }: DigestGround,
): Promise<readonly DigestLine[]> {
  const lines: DigestLine[] = [];
  for (const survey of surveys) {
    const score = { kind: 'score_change', survey: survey.id, item: '', side: 'either' } as const;
    const scores = await scoreOccasions(product, db, { condition: score, days });
    const rates = (await rateOccasions(db, { survey, days })).filter(
      ({ signal }) => signal.kind === 'rate' && signal.hasCollapsed,
    );
    for (const [kind, found] of [['score_change', scores] as const, ['response_rate', rates] as const])
      for (const { about } of found) {
        const { text, path } = sayAlert({ language, zone }, { kind, ...about });
        lines.push({ text, note: null, path, estimate: null });
      }
  }
  return lines;
}

/** What became of the promises that were due this week: terms of cases, and what was promised to customers. */
async function promiseLines(
  db: WorkspaceTransaction,
  { now, language }: Readonly<{ now: Date; language: Language }>,
): Promise<readonly DigestLine[]> {
  const span = { from: new Date(now.getTime() - weekDays * 86_400_000), to: now };
  const ofCases = (await casePromises(db, span)).filter(({ row }) => row.due_at >= span.from && row.due_at < span.to);
  const kept = ofCases.filter(({ row, overAt }) => overAt !== null && overAt <= row.due_at).length;
  const late = ofCases.filter(({ row, overAt }) => overAt !== null && overAt > row.due_at).length;
  const cases = { kept, late, broken: ofCases.length - kept - late };
  const register = await countRegister(db, span);
  const lineOf = (key: 'cases' | 'register', count: typeof cases, path: string): DigestLine[] =>
    count.kept + count.late + count.broken === 0
      ? []
      : [{ text: message(language, `digest.promises.${key}`, count), note: null, path, estimate: null }];
  return [...lineOf('cases', cases, '/cases'), ...lineOf('register', register, '/promises')];
}
