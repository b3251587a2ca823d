import { buildSegment, type ScoredResponse, type Segment } from '@voldaan/domain/metrics/columns/segment';
import { type Item, itemsOf, type ScoredVersion } from '@voldaan/domain/metrics/item';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type CodedTrait, listTraits } from '../traits/trait-views.ts';
import { versionsOf } from '../views.ts';
import { listScores, type ScoreRow, scoredDays } from './score-views.ts';

/** The answers to one survey, ready to be counted. */
export type SurveyColumns = Readonly<{
  items: readonly Item[];
  traits: readonly CodedTrait[];
  /** One for each month that has answers within the days asked, in order. */
  segments: readonly Segment[];
}>;

/** Days half-open; what is left out is not bounded. */
export type Days = Readonly<{ from?: string; to?: string }>;

export type Columns = Readonly<{
  /** The columns of a survey, as of this transaction or later. */
  read: (db: WorkspaceTransaction, surveyId: string, days: Days) => Promise<SurveyColumns>;
}>;

/** Codes of what score_row keeps as a letter; the place in the list is the code. */
export const classCodes = ['h', 'u', 'm'] as const;
export const languageCodes = ['x', 'n', 'b', 'k', 'e'] as const;
export const channelCodes = ['m', 'l', 'a', 'w', 'e', 'k', 'q', 't'] as const;

export function makeColumns(): Columns {
  return { read: readColumns };
}

async function readColumns(db: WorkspaceTransaction, surveyId: string, days: Days): Promise<SurveyColumns> {
  const versions = await versionsOf(db, surveyId);
  const items = itemsOf(versions);
  const traits = await listTraits(db);
  const { first, last } = await scoredDays(db, surveyId);
  const segments: Segment[] = [];
  if (first !== null && last !== null) {
    for (const month of monthsOf(days.from !== undefined && days.from > first ? days.from : first, days.to, last)) {
      const rows = await listScores(db, surveyId, month);
      if (rows.length > 0) segments.push(segmentOf(month, rows, { versions, items, traits }));
    }
  }
  return { items, traits, segments };
}

/** First days of the months from that of `from` to that of the day before `to`, or of `last` when that is earlier. */
function monthsOf(from: string, to: string | undefined, last: string): readonly string[] {
  const months: string[] = [];
  const date = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  for (;;) {
    const month = date.toISOString().slice(0, 10);
    if (month > last || (to !== undefined && month >= to)) return months;
    months.push(month);
    date.setUTCMonth(date.getUTCMonth() + 1);
  }
}

type Ground = Readonly<{
  versions: readonly ScoredVersion[];
  items: readonly Item[];
  traits: readonly CodedTrait[];
}>;

function segmentOf(month: string, rows: readonly ScoreRow[], { versions, items, traits }: Ground): Segment {
  const slots = new Map(
    versions.map(({ id }) => [
      id,
      items.flatMap((item) => {
        const slot = item.slots.get(id);
        return slot === undefined ? [] : [{ item, slot }];
      }),
    ]),
  );
  const responses = rows.map(
    (row): ScoredResponse => ({
      day: row.day,
      scores: new Map(
        (slots.get(row.version) ?? []).flatMap(({ item, slot }) => {
          const score = row.q[slot] ?? null;
          return score === null ? [] : [[item.key, score] as const];
        }),
      ),
      codes: new Map([
        ['class', codeOf(classCodes, row.vote_class)],
        ['language', codeOf(languageCodes, row.language)],
        ['channel', codeOf(channelCodes, row.channel)],
        ...traits.map(({ name, slot }) => [name, row.a[slot] ?? 0] as const),
      ]),
    }),
  );
  return buildSegment(
    {
      firstDay: Date.parse(`${month}T00:00:00Z`) / 86_400_000,
      items: new Map(items.map(({ key, lowest, levels }) => [key, { lowest, levels }])),
      properties: new Map([
        ['class', classCodes.length],
        ['language', languageCodes.length],
        ['channel', channelCodes.length],
        ...traits.map(({ name, values }) => [name, values.length] as const),
      ]),
    },
    responses,
  );
}

function codeOf(codes: readonly string[], letter: string): number {
  const code = codes.indexOf(letter);
  if (code < 0) throw new RangeError(`a score is stored with "${letter}", which is none of ${codes.join(', ')}`);
  return code;
}
