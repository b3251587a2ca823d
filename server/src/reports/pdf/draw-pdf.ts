import type { Drawing, LineLook, Shape, TextLook } from '@voldaan/domain/reports/drawing/drawing';
import { printable } from '../printable.ts';
import { colours, type FontName, type PdfDocument, type PdfSheet, sheet, textWidth } from './pdf-sheet.ts';

const lines: Readonly<Record<LineLook, Readonly<{ colour: string; width: number; dash?: readonly [number, number] }>>> =
  {
    grid: { colour: colours.line, width: 1 },
    base: { colour: colours.ink, width: 1 },
    norm: { colour: colours.ink, width: 1.25, dash: [1, 4] },
    whisker: { colour: colours.data, width: 2 },
    'whisker-faint': { colour: colours.muted, width: 1.5, dash: [3, 3] },
    'whisker-end-faint': { colour: colours.muted, width: 1.5 },
  };

const texts: Readonly<Record<TextLook, Readonly<{ font: FontName; size: number; colour: string }>>> = {
  quiet: { font: 'sans', size: 12, colour: colours.muted },
  ink: { font: 'sans', size: 12, colour: colours.ink },
  value: { font: 'bold', size: 15, colour: colours.ink },
};

/** The width in pixels that fills the page: as wide as the web page's sheet of paper. */
export const drawingWidth = 642;

/** Puts a drawing where the sheet stands, as wide as its text; what is written in it is text. */
export function drawPdf(page: PdfSheet, drawing: Drawing, label: string): void {
  const { doc, body } = page;
  const scale = textWidth / drawing.width;
  body.add(
    doc.struct('Figure', { alt: label }, () => {
      doc.save().translate(sheet.side, page.y).scale(scale);
      for (const shape of drawing.shapes) drawShape(doc, shape);
      doc.restore();
    }),
  );
  page.y += drawing.height * scale;
}

export function heightOfDrawing({ width, height }: Drawing): number {
  return (height * textWidth) / width;
}

function drawShape(doc: PdfDocument, shape: Shape): void {
  switch (shape.kind) {
    case 'line': {
      const { colour, width, dash } = lines[shape.look];
      doc.lineWidth(width).strokeColor(colour);
      if (dash !== undefined) doc.dash(dash[0], { space: dash[1] });
      doc
        .moveTo(...shape.from)
        .lineTo(...shape.to)
        .stroke()
        .undash();
      return;
    }
    case 'path': {
      const [first, ...rest] = shape.points;
      if (first === undefined) return;
      doc.moveTo(...first);
      for (const point of rest) doc.lineTo(...point);
      if (shape.look === 'band') doc.closePath().fill(colours.band);
      else doc.lineWidth(2).strokeColor(colours.data).stroke();
      return;
    }
    case 'dot': {
      doc.circle(...shape.at, shape.radius);
      if (shape.isOpen) doc.lineWidth(1.5).fillAndStroke('#ffffff', colours.data);
      else doc.fill(colours.data);
      return;
    }
    case 'text': {
      const { font, size, colour } = texts[shape.look];
      const words = printable(shape.text);
      doc.font(font).fontSize(size).fillColor(colour);
      const width = doc.widthOfString(words);
      const shift = { start: 0, middle: width / 2, end: width }[shape.anchor];
      const [x, y] = shape.at;
      doc.text(words, x - shift, y, { lineBreak: false, baseline: 'alphabetic' });
    }
  }
}
