import { message } from '../../catalogue/message.ts';
import { type ReportChart, reportDrawing } from '../charts/report-drawings.ts';
import type { ReportPage } from '../page/schema.ts';
import { printable } from '../printable.ts';
import { answersOf } from '../report-table.ts';
import { drawingWidth, drawPdf, heightOfDrawing } from './draw-pdf.ts';
import { colours, heightOf, openSheet, type PdfSheet, rule, sheet, textWidth, write } from './pdf-sheet.ts';

const columnGap = 28;
const figureWidth = 148;
const introX = sheet.side + figureWidth + columnGap;
const introWidth = textWidth - figureWidth - columnGap;
const small = { font: 'sans', size: 8.5, colour: colours.muted } as const;
const heading = { font: 'serif', size: 15, role: 'H2' } as const;

/** A report on A4: its text is text, its charts are the ones of the screen, and it reads in grey. */
export async function reportPdf(report: ReportPage): Promise<Buffer> {
  const title = `${report.name}. ${report.run}`;
  const page = await openSheet({ title, language: report.language });
  page.y = sheet.top + 34;
  writeIntro(page, report);
  writeChart(page, report, 'trend');
  writeChart(page, report, 'groups');
  writeChart(page, report, 'drivers');
  writeQuotes(page, report);
  writeMethod(page, report);
  writeEdges(page, report);
  page.doc.end();
  return page.bytes;
}

/** The monument: the figure at the left, what may be said of it at the right. */
function writeIntro(page: PdfSheet, report: ReportPage): void {
  write(page, report.heading, { font: 'serif', size: 27, width: 380, role: 'H1' });
  page.y += 22;
  const top = page.y;
  const { text } = report.score;
  if (text !== null) {
    write(page, text.value, { font: 'serif', size: 64, width: figureWidth + columnGap, lineGap: -2 });
    write(page, `${report.columns.range.toLocaleLowerCase(report.language)} ${text.range}`, {
      font: 'bold',
      size: 10.5,
      width: figureWidth,
    });
  }
  write(page, `${report.metric.name}, ${answersOf(report.score, report.language)}`, { ...small, width: figureWidth });
  const left = page.y;
  page.y = top + 4;
  for (const paragraph of report.summary) {
    write(page, paragraph, { font: 'serif', size: 12.5, x: introX, width: introWidth, lineGap: 3 });
    page.y += 7;
  }
  page.y = Math.max(left, page.y) + 14;
}

function writeChart(page: PdfSheet, report: ReportPage, chart: ReportChart): void {
  const part = report[chart];
  const drawn = reportDrawing(report, chart, drawingWidth);
  if (part === null || drawn === undefined) return;
  const noteHeight = heightOf(page, part.note, small);
  makeRoom(page, 40 + noteHeight + heightOfDrawing(drawn.drawing));
  rule(page, page.y);
  page.y += 9;
  write(page, part.heading, heading);
  write(page, part.note, small);
  page.y += 8;
  drawPdf(page, drawn.drawing, drawn.label);
  page.y += 16;
}

function writeQuotes(page: PdfSheet, { words }: ReportPage): void {
  if (words === null) return;
  const quote = { font: 'serif', size: 12, lineGap: 2, role: 'BlockQuote' } as const;
  const height = words.quotes.reduce((sum, { text }) => sum + heightOf(page, text, quote) + 26, 60);
  makeRoom(page, height);
  rule(page, page.y);
  page.y += 9;
  write(page, words.heading, heading);
  for (const { text, gave } of words.quotes) {
    page.y += 6;
    write(page, `‘${text}’`, quote);
    write(page, gave, small);
  }
  page.y += 5;
  write(page, words.note, small);
  page.y += 16;
}

/** Two columns of small print, filled one after the other. */
function writeMethod(page: PdfSheet, { method }: ReportPage): void {
  const width = (textWidth - columnGap) / 2;
  const block = { font: 'sans', size: 8.5, width, lineGap: 1.5 } as const;
  const texts = method.parts.map(({ name, text }) => `${name}. ${text}`);
  const heights = texts.map((text) => heightOf(page, text, block) + 6);
  const total = heights.reduce((sum, height) => sum + height, 0);
  makeRoom(page, total / 2 + Math.max(0, ...heights) + 36);
  rule(page, page.y, colours.ink);
  page.y += 10;
  write(page, method.heading, heading);
  page.y += 5;
  const top = page.y;
  let column = 0;
  for (const [place, text] of texts.entries()) {
    if (column === 0 && page.y - top >= total / 2) {
      column = 1;
      page.y = top;
    }
    write(page, text, { ...block, x: sheet.side + column * (width + columnGap) });
    page.y += 6;
    if (place === texts.length - 1) page.y = Math.max(page.y, top + total / 2);
  }
}

function makeRoom(page: PdfSheet, height: number): void {
  if (page.y + height <= sheet.height - sheet.bottom) return;
  page.doc.addPage();
  page.y = sheet.top + 34;
}

/** Head and foot of every page, which are nothing to hear. */
function writeEdges({ doc }: PdfSheet, report: ReportPage): void {
  const { count } = doc.bufferedPageRange();
  for (let place = 0; place < count; place++) {
    doc.switchToPage(place);
    doc.markContent('Artifact', { type: 'Pagination' });
    const number = message(report.language, 'report.page-of', { page: place + 1, pages: count });
    edge(doc, sheet.top, [report.company, report.run]);
    edge(doc, sheet.height - 36, [report.computed, number]);
    doc.endMarkedContent();
    doc.markContent('Artifact', { type: 'Layout' });
    doc
      .moveTo(sheet.side, sheet.top + 18)
      .lineTo(sheet.width - sheet.side, sheet.top + 18)
      .lineWidth(0.75)
      .strokeColor(colours.ink)
      .stroke();
    doc.endMarkedContent();
  }
}

function edge(doc: PdfSheet['doc'], y: number, [left, right]: readonly [string, string]): void {
  doc.font('sans').fontSize(8.5).fillColor(colours.muted);
  doc.text(printable(left), sheet.side, y, { lineBreak: false });
  doc.text(printable(right), sheet.width - sheet.side - doc.widthOfString(printable(right)), y, { lineBreak: false });
}
