import { fieldOfHeading, looksLikeAddress } from '@voldaan/domain/contacts/guess-columns';
import { guessFormats } from '@voldaan/domain/contacts/guess-formats';
import { parse as parseWhole } from 'csv-parse/sync';
import { csvSettings, isBlank, isSeparatorLine, readRecord } from './csv-rows.ts';
import { delimiters, type FileReading } from './schema.ts';

type Delimiter = FileReading['delimiter'];

type SampleRow = Readonly<{ number: number; cells: readonly string[] }>;

/** Titles above a list take a few rows; what looks like a heading further down is one of its rows. */
const headingWithin = 15;
const delimiterRecords = 20;
const formatRecords = 500;

/** The delimiter that cuts the first records into equally many columns, and into most of them. */
export function guessDelimiter(sample: string): Delimiter {
  const separator = /^\ufeff?"?sep=([,;\t|])"?\r?\n/i.exec(sample)?.[1];
  const named = delimiters.find((delimiter) => delimiter === separator);
  if (named !== undefined) return named;
  const scored = delimiters.map((delimiter) => ({
    delimiter,
    score: evenness(sampleRows(sample, delimiter, delimiterRecords)),
  }));
  scored.sort((a, b) => b.score - a.score);
  return scored[0]?.delimiter ?? ',';
}

/** Share of the records with the commonest number of columns; a little more for more columns; 0 for one column. */
function evenness(rows: readonly SampleRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const wide = [...counts].filter(([columns]) => columns > 1);
  const [columns, count] = wide.sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
  return columns < 2 ? 0 : count / rows.length + Math.min(columns, 50) / 1000;
}

/** Where the list begins, and how it writes days and numbers. */
export function guessList(
  sample: string,
  delimiter: Delimiter,
): Pick<FileReading, 'header' | 'skip' | 'decimal' | 'date_order'> {
  const rows = sampleRows(sample, delimiter, formatRecords);
  const start = guessStart(rows);
  const below = rows.filter(({ number }) => number > start.skip + (start.header ? 1 : 0)).map(({ cells }) => cells);
  const { dateOrder, decimal } = guessFormats(below, delimiter);
  return { ...start, date_order: dateOrder, decimal };
}

/**
 * The first row is a heading unless an address stands in it. Where rows of another shape stand above the list, titles or
 * the day of the export, the heading is the last one above the first address that is as wide as the list.
 */
function guessStart(rows: readonly SampleRow[]): Pick<FileReading, 'header' | 'skip'> {
  const above = rows.slice(0, headingWithin);
  const first = above.findIndex(({ cells }) => cells.some(looksLikeAddress));
  if (first === 0) return { header: false, skip: 0 };
  const candidates = above.slice(0, Math.max(first, 1));
  const width = first > 0 ? filledCells(above[first]) : 0;
  const known = candidates.find(({ cells }) => cells.some((cell) => fieldOfHeading(cell) === 'email'));
  const heading = known ?? candidates.findLast((row) => filledCells(row) >= width * 0.6);
  if (heading === undefined) return { header: false, skip: (above[first]?.number ?? 1) - 1 };
  return { header: true, skip: heading === above[0] ? 0 : heading.number - 1 };
}

function filledCells(row: SampleRow | undefined): number {
  return row?.cells.filter((cell) => cell.trim() !== '').length ?? 0;
}

/** The first records of a sample that may break off in the middle of one. */
function sampleRows(sample: string, delimiter: Delimiter, most: number): readonly SampleRow[] {
  const whole = sample.slice(0, Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r')) + 1) || sample;
  try {
    const records: unknown = parseWhole(whole, { ...csvSettings, delimiter, to: most, bom: true });
    if (!Array.isArray(records)) return [];
    return records
      .map((record, index) => ({ number: index + 1, cells: readRecord(record) }))
      .filter(({ number, cells }) => !isBlank(cells) && !(number === 1 && isSeparatorLine(cells)));
  } catch {
    return [];
  }
}
