import { changeReading, type ImportCheck, type ImportPreview, type ImportReading } from './contact-requests.ts';

type Checked = Readonly<{ checked: ImportCheck; mapping: ImportReading['mapping'] }>;

/** Checks a file with everything as it was guessed. */
export async function checkAsGuessed(preview: ImportPreview): Promise<Checked> {
  const { encoding, delimiter, header } = preview.reading;
  const mapping = guessesOf(preview);
  return { checked: await changeReading(preview.id, { encoding, delimiter, header, mapping }), mapping };
}

/**
 * Checks a file read in another way. Another delimiter may give other columns; what the reader said about the old ones
 * means nothing for those, so they are guessed anew.
 */
export async function checkAsRead(known: ImportCheck, reading: ImportReading): Promise<Checked> {
  const checked = await changeReading(known.id, reading);
  return sameColumns(known, checked) ? { checked, mapping: reading.mapping } : checkAsGuessed(checked);
}

function guessesOf({ columns }: ImportPreview): ImportReading['mapping'] {
  return Object.fromEntries(columns.map(({ index, guess }) => [String(index), guess]));
}

function sameColumns(before: ImportPreview, after: ImportPreview): boolean {
  return before.columns.length === after.columns.length;
}
