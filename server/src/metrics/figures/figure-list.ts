import type { Language } from '@voldaan/domain/language';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { message } from '../../catalogue/message.ts';
import type { EstimateView } from '../schema.ts';
import type { FigureHead } from './schema.ts';
import type { Table, TableCell } from './table.ts';

/** Figures of one sort under their name: a share, or a score with so many decimals. */
export type FigureListPart = Readonly<{
  name: string;
  decimals: number;
  isShare: boolean;
  rows: readonly Readonly<{ name: string; value: EstimateView; verdict?: string }>[];
}>;

/** All figures of a screen as one long table to take along: where it stands, what it is, the figure, its interval, n, method. */
export function figureList(
  name: string,
  {
    head,
    parts,
    language,
  }: Readonly<{ head: FigureHead | null; parts: readonly FigureListPart[]; language: Language }>,
): Table {
  const say = (key: string, values?: Readonly<Record<string, string | number>>) =>
    message(language, `figures.table.${key}`, values);
  const columns = ['part', 'row', 'score', 'low', 'high', 'n', 'by-method', 'verdict'].map((key) => say(key));
  return {
    name,
    columns,
    rows: parts.flatMap((part) =>
      part.rows.map((row) => [part.name, row.name, ...cellsOf(row.value, part), row.value.method, row.verdict ?? null]),
    ),
    notes:
      head === null
        ? []
        : [
            `${head.survey.name}: ${head.item.label}`,
            say('period', { from: head.window.from, to: addDays(head.window.to, -1) }),
          ],
  };
}

/** What the screen does not show, the file does not either. */
function cellsOf(
  { estimate, low, high, n, display }: EstimateView,
  { decimals, isShare }: FigureListPart,
): readonly TableCell[] {
  const isShown = display === 'full' || display === 'muted';
  const cell = (value: number | null) => (isShown && value !== null ? { value, decimals, isShare } : null);
  return [cell(estimate), cell(low), cell(high), n];
}
