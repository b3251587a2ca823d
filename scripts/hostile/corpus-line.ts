import { readFile } from 'node:fs/promises';

/** What has to become of an input: the words of the corpus's own README. */
export const expectations = [
  'reject',
  'store_as_text',
  'neutralise',
  'accept',
  'flag',
  'drop',
  'render_as_text',
] as const;

export type Expectation = (typeof expectations)[number];

/** One hostile input. `input` is as the file has it: recipes and special forms are still to be expanded. */
export type CorpusLine = Readonly<{
  id: string;
  class: string;
  surface: string;
  input: unknown;
  expect: Expectation;
  /** The statuses that are right; empty when the corpus leaves it open. */
  http: readonly number[];
  check: string;
}>;

export async function readCorpus(files: readonly string[]): Promise<readonly CorpusLine[]> {
  const lines: CorpusLine[] = [];
  for (const file of files) {
    const rows = (await readFile(file, 'utf8')).split('\n');
    for (const [index, row] of rows.entries()) {
      if (row.trim() !== '') lines.push(parseLine(row, `${file}:${index + 1}`));
    }
  }
  return lines;
}

/** Reads one line, or says in one sentence what is wrong with it. */
export function parseLine(row: string, place: string): CorpusLine {
  const value: unknown = JSON.parse(row);
  if (!isRecord(value)) throw new Error(`${place} is not a JSON object`);
  const { id, class: className, surface, input, expect, http, check } = value;
  if (typeof id !== 'string' || typeof className !== 'string' || typeof surface !== 'string') {
    throw new Error(`${place} has no id, class or surface`);
  }
  const expectation = expectations.find((word) => word === expect);
  if (expectation === undefined) throw new Error(`${place} expects "${String(expect)}", which is no outcome`);
  return {
    id,
    class: className,
    surface,
    input,
    expect: expectation,
    http: [http].flat().filter((status) => typeof status === 'number'),
    check: typeof check === 'string' ? check : '',
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
}

/** Every string in a value, keys not counted: what must not turn up where it does not belong. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 1000).flatMap(stringsIn);
  return isRecord(value) ? Object.values(value).flatMap(stringsIn) : [];
}
