import { readFile } from 'node:fs/promises';
import type { Language } from '@voldaan/domain/language';
import { printable } from '../printable.ts';

/** The part of pdfkit that we use. */
export type PdfDocument = PDFKit.PDFDocument;

export const sheet = { width: 595.28, height: 841.89, top: 45, side: 57, bottom: 56 } as const;
export const textWidth = sheet.width - 2 * sheet.side;

export const colours = { ink: '#17201f', muted: '#55605d', line: '#dcd9d1', data: '#1f5fa8', band: '#dfe8f1' } as const;

export type FontName = 'sans' | 'bold' | 'serif';
const fontFiles: Readonly<Record<FontName, string>> = {
  sans: 'figtree-regular',
  bold: 'figtree-bold',
  serif: 'newsreader-regular',
};

/** A PDF that is being written, and where the next block goes. */
export type PdfSheet = {
  readonly doc: PdfDocument;
  /** The document's outline for those who hear it: blocks are added in the order in which they are read. */
  readonly body: PDFKit.PDFStructureElement;
  readonly bytes: Promise<Buffer>;
  y: number;
};

/** An empty A4 document with our fonts in it, tagged so that it can be read aloud. */
export async function openSheet({
  title,
  language,
}: Readonly<{ title: string; language: Language }>): Promise<PdfSheet> {
  // Loaded when the first report is printed: a Voldaan that prints none has no use for it in memory.
  const { default: PDFDocument } = await import('pdfkit');
  const doc: PdfDocument = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    tagged: true,
    displayTitle: true,
    lang: language,
    pdfVersion: '1.7',
    info: { Title: title, Creator: 'Voldaan', Producer: 'Voldaan' },
  });
  const chunks: Buffer[] = [];
  const bytes = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  for (const [name, file] of Object.entries(fontFiles))
    doc.registerFont(name, await readFile(new URL(`../../../fonts/${file}.ttf`, import.meta.url)));
  const body = doc.struct('Document');
  doc.addStructure(body);
  return { doc, body, bytes, y: sheet.top };
}

export type Block = Readonly<{
  font: FontName;
  size: number;
  colour?: string;
  x?: number;
  width?: number;
  lineGap?: number;
  /** What it is to those who hear it. */
  role?: 'H1' | 'H2' | 'P' | 'BlockQuote';
}>;

/** How high a text stands. */
export function heightOf({ doc }: PdfSheet, words: string, block: Block): number {
  doc.font(block.font).fontSize(block.size);
  return doc.heightOfString(printable(words), { width: block.width ?? textWidth, lineGap: block.lineGap ?? 0 });
}

/** Writes a text where the sheet stands and moves on below it. */
export function write(page: PdfSheet, words: string, block: Block): void {
  const { doc, body } = page;
  const height = heightOf(page, words, block);
  const options = { width: block.width ?? textWidth, lineGap: block.lineGap ?? 0 };
  body.add(
    doc.struct(block.role ?? 'P', {}, () => {
      doc
        .font(block.font)
        .fontSize(block.size)
        .fillColor(block.colour ?? colours.ink);
      doc.text(printable(words), block.x ?? sheet.side, page.y, options);
    }),
  );
  page.y += height;
}

/** A line across, which is nothing to hear. */
export function rule({ doc }: PdfSheet, y: number, colour: string = colours.line): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .moveTo(sheet.side, y)
    .lineTo(sheet.width - sheet.side, y)
    .lineWidth(0.75)
    .strokeColor(colour)
    .stroke();
  doc.endMarkedContent();
}
