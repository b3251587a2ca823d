import { numberText } from '@voldaan/domain/metrics/figure-text';
import { message } from '../catalogue/message.ts';
import type { Table, TableCell } from '../metrics/figures/table.ts';
import type { ReportPage, ShownFigure } from './page/schema.ts';

/** Every figure of a report as rows of one table: the value that was computed, and how it reads. */
export function reportTable(page: ReportPage): Table {
  const { language } = page;
  const say = (name: string) => message(language, `report.table.${name}`);
  const part = (name: string) => message(language, `report.part.${name}`);
  const isShare = page.metric.kind === 'share';
  const score = { part: part('score'), label: page.metric.name, isShare, decimals: decimalsOf(page) };
  const rows = [
    rowOf(page.score, score),
    ...(page.trend?.points ?? []).map((point) =>
      rowOf(point.score, { ...score, part: part('trend'), label: point.from.slice(0, 7) }),
    ),
    ...(page.groups?.rows ?? []).map((row) => rowOf(row.score, { ...score, part: part('groups'), label: row.label })),
    ...(page.drivers?.rows ?? []).map((row) =>
      rowOf(row.importance, { part: part('drivers'), label: row.label, isShare: true, decimals: 0 }),
    ),
  ];
  return {
    name: page.name,
    columns: [
      say('part'),
      say('label'),
      page.columns.value,
      say('low'),
      say('high'),
      'n',
      say('method'),
      say('from'),
      say('to'),
      say('shown'),
    ],
    rows,
    notes: [page.run, page.computed, ...page.method.parts.map(({ name, text }) => `${name}. ${text}`)],
  };
}

type RowKind = Readonly<{ part: string; label: string; isShare: boolean; decimals: number }>;

/** As many decimals as figures of the metric are shown with (metrics/figure-text.ts). */
function decimalsOf({ metric }: ReportPage): number {
  return metric.kind === 'mean' ? 1 : 0;
}

/** What a page does not show stands in no file of it either. */
function rowOf({ figure, text }: ShownFigure, { part, label, isShare, decimals }: RowKind): readonly TableCell[] {
  const cell = (value: number | null): TableCell =>
    text === null || value === null ? null : { value, decimals, isShare };
  return [
    part,
    label,
    cell(figure.estimate),
    cell(figure.low),
    cell(figure.high),
    figure.n,
    figure.method,
    figure.period.from,
    figure.period.to,
    text === null ? '' : `${text.value} (${text.range})`,
  ];
}

/** n as it reads. */
export function answersOf({ figure }: ShownFigure, language: ReportPage['language']): string {
  return message(language, 'report.answers', { count: figure.n, n: numberText(figure.n, language) });
}
