import type { Language } from '@voldaan/domain/language';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { figureDecimals } from '@voldaan/domain/metrics/figure-text';
import { labelOfChoice } from '@voldaan/domain/metrics/trait-name';
import { type MessageValues, message } from '../../catalogue/message.ts';
import type { EstimateView } from '../schema.ts';
import type { FigureHead } from './schema.ts';
import type { TableCell } from './table.ts';

/** How the figures of a table are shown: a share, or a score with so many decimals. */
export type CellFormat = Readonly<{ decimals: number; isShare: boolean }>;

export type SayInTable = (key: string, values?: MessageValues) => string;

export function tableWords(language: Language): SayInTable {
  return (key, values) => message(language, `figures.table.${key}`, values);
}

/** As the screen shows the scores of a figure. */
export function scoreFormat(head: FigureHead | null): CellFormat {
  const kind = head?.item.metric.kind ?? 'nps';
  return { decimals: figureDecimals[kind], isShare: kind === 'share' };
}

/** Figure, interval and n. What the screen does not show, the file does not either: below ten answers there is no score. */
export function estimateCells(
  { estimate, low, high, n, display }: EstimateView,
  { decimals, isShare }: CellFormat,
): readonly TableCell[] {
  const isShown = display === 'full' || display === 'muted';
  const cell = (value: number | null) => (isShown && value !== null ? { value, decimals, isShare } : null);
  return [cell(estimate), cell(low), cell(high), n];
}

/** What stands below a table: of what, over which days, and what is left out so that nobody can be told. */
export function tableNotes(head: FigureHead | null, say: SayInTable): readonly string[] {
  if (head === null) return [];
  const { survey, item, window, traits, left_out: leftOut } = head;
  const names = leftOut.map((text) => labelOfChoice(text, traits) ?? text);
  return [
    `${survey.name}: ${item.label}`,
    say('period', { from: window.from, to: addDays(window.to, -1) }),
    ...(names.length === 0 ? [] : [say('left-out', { what: names.join(', ') })]),
  ];
}
