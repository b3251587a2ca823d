import { constants, crc32, deflateRawSync } from 'node:zlib';

type Entry = Readonly<{ name: string; packed: Buffer; unpackedBytes: number; checksum: number; method: 0 | 8 }>;

const mebibyte = 1024 * 1024;

/** An archive of so many entries that each unpack to so many MiB of nothing: a thousandth of it when packed. */
export function zipBomb(entries: number, mebibytesEach: number): Buffer {
  const content = zeros(mebibytesEach);
  return writeArchive(Array.from({ length: entries }, (_, index) => ({ name: `sheet${index + 1}.xml`, ...content })));
}

export type BookParts = Readonly<{
  /** Text of the cells, row by row. */
  rows?: readonly (readonly string[])[];
  sheetName?: string;
  /** The address of the first cell as the sheet states it, instead of A1. */
  firstCell?: string;
  /** Stands before the root of the sheet's XML: a document type, entities. */
  prologue?: string;
  /** The first cell's formula. */
  formula?: string;
  /** An archive entry more, by this name. */
  extraEntry?: string;
}>;

/** An Excel file as small as one can be, with whatever oddity is asked for. */
export function makeBook(parts: BookParts = {}): Buffer {
  const { rows = [['email'], ['jan@example.nl']], sheetName = 'Sheet1', prologue = '', extraEntry } = parts;
  const files: Record<string, string> = { ...frame(sheetName) };
  files['xl/worksheets/sheet1.xml'] =
    `${declaration}${prologue}<worksheet xmlns="${mainSpace}"><sheetData>${rows.map((cells, row) => rowXml(cells, row, parts)).join('')}</sheetData></worksheet>`;
  if (extraEntry !== undefined) files[extraEntry] = 'text';
  return writeArchive(Object.entries(files).map(([name, text]) => ({ name, ...stored(Buffer.from(text)) })));
}

/** A sheet whose cells all point to one long shared text: small in the archive, huge when each cell copies it. */
export function sharedStringsBook(cells: number, length: number): Buffer {
  const rows = Array.from(
    { length: cells },
    (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`,
  );
  const sheet = `${declaration}<worksheet xmlns="${mainSpace}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  const strings = `${declaration}<sst xmlns="${mainSpace}" count="${cells}" uniqueCount="1"><si><t>${'A'.repeat(length)}</t></si></sst>`;
  const files = { ...frame('Sheet1'), 'xl/worksheets/sheet1.xml': sheet, 'xl/sharedStrings.xml': strings };
  return writeArchive(Object.entries(files).map(([name, text]) => ({ name, ...deflated(Buffer.from(text)) })));
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const mainSpace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const partSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationSpace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What every Excel file has around its sheet. */
function frame(sheetName: string): Readonly<Record<string, string>> {
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="${contentType}.${type}+xml"/>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${partSpace}/${type}" Target="${target}"/>`;
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', 'sheet.main')}${override('xl/worksheets/sheet1.xml', 'worksheet')}${override('xl/sharedStrings.xml', 'sharedStrings')}</Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${relationSpace}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${mainSpace}" xmlns:r="${partSpace}"><sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${relationSpace}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `${declaration}<sst xmlns="${mainSpace}" count="0" uniqueCount="0"/>`,
  };
}

function rowXml(cells: readonly string[], row: number, { firstCell, formula }: BookParts): string {
  const written = cells.map((text, column) => {
    const isFirst = row === 0 && column === 0;
    const address = isFirst && firstCell !== undefined ? firstCell : `${String.fromCharCode(65 + column)}${row + 1}`;
    const written = isFirst && formula !== undefined ? `<f>${escapeXml(formula)}</f>` : '';
    return `<c r="${escapeXml(address)}" t="inlineStr">${written}<is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
  });
  return `<row r="${row + 1}">${written.join('')}</row>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function stored(bytes: Buffer): Omit<Entry, 'name'> {
  return { packed: bytes, unpackedBytes: bytes.length, checksum: crc32(bytes), method: 0 };
}

function deflated(bytes: Buffer): Omit<Entry, 'name'> {
  return { packed: deflateRawSync(bytes), unpackedBytes: bytes.length, checksum: crc32(bytes), method: 8 };
}

/** Packs one MiB of zeros once and repeats the block: a deflate stream may be cut and joined at a full flush. */
function zeros(mebibytes: number): Omit<Entry, 'name'> {
  const piece = Buffer.alloc(mebibyte);
  const block = deflateRawSync(piece, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  let checksum = 0;
  for (let index = 0; index < mebibytes; index += 1) checksum = crc32(piece, checksum);
  const packed = Buffer.concat([...Array.from({ length: mebibytes }, () => block), end]);
  return { packed, unpackedBytes: mebibytes * mebibyte, checksum, method: 8 };
}

/** APPNOTE 4.3: local headers with their content, the central directory, its end. Sizes over 4 GiB are cut to fit. */
function writeArchive(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, unpackedBytes, checksum, method } of entries) {
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt32LE(checksum, 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(Math.min(unpackedBytes, 0xfffffffe), 18);
    facts.writeUInt16LE(title.length, 22);
    locals.push(Buffer.from([0x50, 0x4b, 3, 4]), facts, title, packed);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    facts.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    directory.push(central, title);
    offset += 4 + facts.length + title.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listing, end]);
}
