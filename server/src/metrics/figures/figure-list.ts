import type { Language } from '@voldaan/domain/language';
import type { EstimateView } from '../schema.ts';
import type { FigureHead } from './schema.ts';
import type { Table } from './table.ts';
import { type CellFormat, estimateCells, tableNotes, tableWords } from './table-parts.ts';

/** Figures of one sort under their name. */
export type FigureListPart = CellFormat &
  Readonly<{
    name: string;
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
  const say = tableWords(language);
  const columns = ['part', 'row', 'score', 'low', 'high', 'n', 'by-method', 'verdict'].map((key) => say(key));
  return {
    name,
    columns,
    rows: parts.flatMap((part) =>
      part.rows.map((row) => [
        part.name,
        row.name,
        ...estimateCells(row.value, part),
        row.value.method,
        row.verdict ?? null,
      ]),
    ),
    notes: tableNotes(head, say),
  };
}
