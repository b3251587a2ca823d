import { crc32, deflateRawSync } from 'node:zlib';
import type { Table, TableCell } from './table.ts';

/**
 * A workbook with one sheet, as Excel and LibreOffice open it (ECMA-376, transitional). Texts stand in cells of their own type,
 * so none of them is a formula; numbers are numbers, shown with the decimals of the screen.
 */
export function makeWorkbook({ name, columns, rows, notes }: Table): Buffer {
  const formats = new Map<string, number>();
  const lines = [
    columns.map((column) => textCell(column, 1)),
    ...rows.map((row) => row.map((cell) => cellXml(cell, formats))),
    ...(notes.length === 0 ? [] : [[]]),
    ...notes.map((note) => [textCell(note, 0)]),
  ];
  const data = lines
    .map((cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => cell(nameOf(row, column))).join('')}</row>`)
    .join('');
  const widths = columns
    .map(
      (_, column) => `<col min="${column + 1}" max="${column + 1}" width="${column === 0 ? 32 : 16}" customWidth="1"/>`,
    )
    .join('');
  const sheet = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>${data}</sheetData>`;
  return zipped([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(name)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', stylesXml([...formats.keys()])],
    ['xl/worksheets/sheet1.xml', `${head}<worksheet xmlns="${spreadsheet}">${sheet}</worksheet>`],
  ]);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const contentTypes = `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${mime}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${mime}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${mime}.styles+xml"/></Types>`;

/** Styles 0 and 1 are plain and bold; the formats of numbers follow. */
const stylesBefore = 2;
/** Numbers below are formats that Excel brings itself. */
const ownFormatFirst = 164;
const sheetNameMost = 31;

type CellXml = (name: string) => string;

function textCell(text: string, style: number): CellXml {
  return (name) =>
    `<c r="${name}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function cellXml(cell: TableCell, formats: Map<string, number>): CellXml {
  if (cell === null) return () => '';
  if (typeof cell === 'string') return textCell(cell, 0);
  const { value, decimals, isShare = false } = typeof cell === 'number' ? { value: cell, decimals: 0 } : cell;
  const format = `0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${isShare ? '%' : ''}`;
  const place = formats.get(format) ?? formats.size;
  formats.set(format, place);
  return (name) => `<c r="${name}" s="${stylesBefore + place}"><v>${value}</v></c>`;
}

/** A1 is the first of the first row. */
function nameOf(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

function workbookXml(name: string): string {
  const title = name.replace(/[[\]:*?/\\']/g, ' ').slice(0, sheetNameMost) || 'Voldaan';
  return `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="${escaped(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

function stylesXml(formats: readonly string[]): string {
  const own = formats.map((format, place) => `<numFmt numFmtId="${ownFormatFirst + place}" formatCode="${format}"/>`);
  const shown = formats.map(
    (_, place) =>
      `<xf numFmtId="${ownFormatFirst + place}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  const fonts = '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>';
  const fills =
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>';
  const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
  const bold = '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>';
  return `${head}<styleSheet xmlns="${spreadsheet}"><numFmts count="${own.length}">${own.join('')}</numFmts>${fonts}${fills}<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${stylesBefore + shown.length}">${plain}${bold}${shown.join('')}</cellXfs></styleSheet>`;
}

function relations(parts: readonly (readonly [kind: string, target: string])[]): string {
  const each = parts.map(
    ([kind, target], place) => `<Relationship Id="rId${place + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`;
}

/** Characters that XML 1.0 cannot hold are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A ZIP archive of texts (APPNOTE 6.3.10), deflated, without dates: the same table is the same file. */
function zipped(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    // From "version needed" to "extra length", which both headers share; 1 January 1980, and names in UTF-8.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(path.length, 22);
    parts.push(Buffer.from([0x50, 0x4b, 3, 4]), shared, path, packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), shared, place, path);
    offset += 4 + shared.length + path.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}
