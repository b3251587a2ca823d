import type { Language } from '@voldaan/domain/language';
import type { FigureHead } from '../figures/schema.ts';
import type { Table, TableCell } from '../figures/table.ts';
import {
  type CellFormat,
  estimateCells,
  type SayInTable,
  scoreFormat,
  tableNotes,
  tableWords,
} from '../figures/table-parts.ts';
import type { CrossTabReply, SegmentsReply } from './schema.ts';

type Estimate = NonNullable<SegmentsReply['total']>;
type Comparison = SegmentsReply['groups'][number]['comparison'];

/** The groups as a table to take along: the figures of the screen, row by row. */
export function segmentTable({ head, by, groups, hidden, total, compare }: SegmentsReply, language: Language): Table {
  const say = tableWords(language);
  const figure = scoreFormat(head);
  const change = compare === null ? [] : changeColumns(say, compare);
  return {
    name: say('segments.name', { trait: by?.label ?? '' }),
    columns: [
      by?.label ?? '',
      ...estimateColumns(say),
      say('against-rest'),
      say('difference'),
      say('low'),
      say('high'),
      say('p'),
      ...change,
    ],
    rows: [
      ...groups.map(({ label, estimate, comparison, change: changed }) => [
        label,
        ...estimateCells(estimate, figure),
        ...comparisonCells(comparison, figure, say),
        ...(changed === null ? [] : comparisonCells(changed, figure, say).slice(0, change.length)),
      ]),
      ...(total === null ? [] : [[say('all'), ...estimateCells(total, figure)]]),
    ],
    notes: [...notesOf(head, total, say), ...(hidden === 0 ? [] : [say('hidden', { count: hidden })])],
  };
}

/** A cross-tab as a table to take along: for each column its count, its share or score, the interval and the letters. */
export function crossTabTable(reply: CrossTabReply, language: Language): Table {
  const say = tableWords(language);
  const { head, columns, columns_by: by, rows_by: rowsBy } = reply;
  const name = say('cross-tabs.name', { columns: by?.label ?? '', rows: rowsBy?.label ?? say('answer') });
  const notes = notesOf(head, reply.total, say);
  if (rowsBy !== null) {
    const figure = scoreFormat(head);
    return {
      name,
      columns: [
        rowsBy.label,
        ...columns.flatMap(({ label }) => estimateColumns(say).map((column) => `${label}: ${column}`)),
      ],
      rows: reply.rows.map(({ label, cells }) => [
        label,
        ...cells.flatMap((cell) => (cell === null ? [null, null, null, null] : estimateCells(cell, figure))),
      ]),
      notes,
    };
  }
  const share = { decimals: 0, isShare: true };
  const parts = [say('count'), say('share'), say('low'), say('high'), say('letters')];
  return {
    name,
    columns: [
      say('answer'),
      ...columns.flatMap(({ letter, label }) => parts.map((part) => `${letter} ${label}: ${part}`)),
    ],
    rows: [
      ...reply.answers.map(({ kind, key, from, to, cells }) => [
        kind === 'score' ? key : `${say(`box.${key}`)} (${from}–${to})`,
        ...cells.flatMap(({ count, share: { estimate, low, high }, letters }) => [
          count,
          ...[estimate, low, high].map((value) => (value === null ? null : { value, ...share })),
          letters.join(' '),
        ]),
      ]),
      [say('n'), ...columns.flatMap(({ n }) => [n, null, null, null, null])],
    ],
    notes: [...notes, say('letters-note')],
  };
}

function estimateColumns(say: SayInTable): readonly string[] {
  return [say('score'), say('low'), say('high'), say('n')];
}

function comparisonCells(comparison: Comparison, figure: CellFormat, say: SayInTable): readonly TableCell[] {
  const { verdict, difference, low, high, adjusted_p_value: p } = comparison;
  const isShown = verdict !== 'too few';
  // Of shares the difference is told in points, as on the screen.
  const points = (value: number | null) =>
    isShown && value !== null
      ? { value: figure.isShare ? value * 100 : value, decimals: figure.isShare ? 0 : figure.decimals }
      : null;
  return [
    say(`verdict.${verdict.replaceAll(' ', '-')}`),
    points(difference),
    points(low),
    points(high),
    p === null ? null : { value: p, decimals: 3 },
  ];
}

function changeColumns(say: SayInTable, compare: NonNullable<SegmentsReply['compare']>): readonly string[] {
  const since = say(`since.${compare}`);
  return [since, ...['difference', 'low', 'high', 'p'].map((part) => `${since}: ${say(part)}`)];
}

function notesOf(head: FigureHead | null, total: Estimate | null, say: SayInTable): readonly string[] {
  const method = total && say('method', { method: total.method, level: Math.round(total.level * 100) });
  return [...tableNotes(head, say), ...(method === null ? [] : [method])];
}
