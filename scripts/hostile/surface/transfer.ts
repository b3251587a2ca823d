import { randomUUID } from 'node:crypto';
import { listAt, textAt } from '../company.ts';
import { type CorpusLine, isRecord } from '../corpus-line.ts';
import type { Sighting } from '../judge.ts';
import { makeBook } from '../office-file.ts';
import type { World } from '../world.ts';
import { type ImportRun, runImport } from './contact-file.ts';
import { formulasIn } from './exported-file.ts';
import { type Surface, type Trial, unknown } from './surface.ts';

/** Files that come in as contacts, and the one that goes out: the list of refused rows. */
export const transferSurface: Surface = async (world, line, input) => {
  if (!isRecord(input)) return unknown('a file given otherwise than by its parts');
  const { export_cell: cell, import_csv: csv, import_csv_b64: base64, import_xlsx: book } = input;
  if (typeof cell === 'string') return tryExport(world, cell);
  if (typeof csv === 'string') return tryImport(world, line, Buffer.from(csv), 'lijst.csv');
  if (typeof base64 === 'string') return tryImport(world, line, Buffer.from(base64, 'base64'), 'lijst.csv');
  if (Buffer.isBuffer(csv)) return tryImport(world, line, csv, 'lijst.csv');
  if (Buffer.isBuffer(book)) return tryImport(world, line, book, 'lijst.xlsx');
  if (!isRecord(book)) return unknown(`a file given as ${Object.keys(input).join(', ')}`);
  const made = bookOf(book);
  return made === undefined
    ? unknown(`an Excel file with ${Object.keys(book).join(', ')}`)
    : tryImport(world, line, made, 'lijst.xlsx');
};

/** An Excel file with the oddities that the corpus names. */
function bookOf(parts: Readonly<Record<string, unknown>>): Buffer | undefined {
  const text = (name: RegExp) => {
    const found = Object.entries(parts).find(([key, value]) => name.test(key) && typeof value === 'string');
    return typeof found?.[1] === 'string' ? found[1] : undefined;
  };
  const entry = text(/^(entry|path|file_?name)$/i);
  const sheet = text(/^(sheet|sheet_?name)$/i);
  const cell = text(/^(cell|ref|address)$/i);
  const formula = text(/^(formula|f)$/i);
  const value = text(/^(value|text|v)$/i);
  const prologue = text(/^(dtd|doctype|entity|xxe|prolog|xml)$/i);
  if ([entry, sheet, cell, formula, value, prologue].every((part) => part === undefined)) return undefined;
  return makeBook({
    ...(entry === undefined ? {} : { extraEntry: entry }),
    ...(sheet === undefined ? {} : { sheetName: sheet }),
    ...(cell === undefined ? {} : { firstCell: cell }),
    ...(formula === undefined ? {} : { formula: formula.replace(/^=/, '') }),
    ...(value === undefined
      ? {}
      : {
          rows: [
            ['email', 'name'],
            ['jan@example.nl', value],
          ],
        }),
    ...(prologue === undefined ? {} : { prologue: prologue.startsWith('<') ? prologue : documentType(prologue) }),
  });
}

function documentType(target: string): string {
  return `<!DOCTYPE worksheet [<!ENTITY e SYSTEM "${target.replaceAll('"', '')}">]>`;
}

async function tryImport(world: World, line: CorpusLine, bytes: Buffer, fileName: string): Promise<Trial> {
  const run = await runImport(world, { bytes, fileName });
  const sighting = { place: `the import of ${fileName}`, ...(await judgeRun(world, line, run)) };
  // What came in by one line is not to be there for the next.
  if (run.id !== '') await world.ours.owner.send({ method: 'DELETE', path: `/v1/contact-imports/${run.id}` });
  return [sighting];
}

async function judgeRun(world: World, line: CorpusLine, run: ImportRun): Promise<Omit<Sighting, 'place'>> {
  const taken = run.added + run.changed;
  if (run.status >= 400) return { status: run.status };
  if (line.expect === 'reject') {
    const isRefused = taken === 0 && (run.refused > 0 || run.state === 'failed');
    return { status: isRefused ? (line.http[0] ?? 422) : run.status, hasChanged: taken > 0 };
  }
  const contacts = await world.ours.owner.get('/v1/contacts?limit=100');
  const isBroken = listAt(contacts.json, 'data').some((contact) => textAt(contact, 'name').includes('\ufffd'));
  return {
    status: run.state === 'done' ? 201 : 422,
    hasEffect: isBroken,
    ...(line.expect === 'accept' ? { kept: taken > 0 ? 'same' : 'absent' } : {}),
  };
}

/** The text as a refused value, in the file that says why rows were refused: the export that there is so far. */
async function tryExport(world: World, cell: string): Promise<Trial> {
  const good = `goed-${randomUUID()}@klant.example`;
  const file = `email;naam\r\n"${cell.replaceAll('"', '""')}";x\r\n${good};y\r\n`;
  const run = await runImport(world, { bytes: Buffer.from(file), fileName: 'lijst.csv' });
  if (run.refused === 0) return unknown(`an export that can hold ${JSON.stringify(cell)}`);
  const download = await world.ours.owner.get(`/v1/contact-imports/${run.id}/refused.csv`);
  await world.ours.owner.send({ method: 'DELETE', path: `/v1/contact-imports/${run.id}` });
  const isThere = download.text.replaceAll('""', '"').includes(cell.trim());
  const faults = formulasIn(download.text).map((found) => `the cell ${JSON.stringify(found)} is a formula`);
  if (!isThere) faults.push('the value is not in the file as it was');
  return [{ place: 'refused.csv', status: download.status, faults }];
}
