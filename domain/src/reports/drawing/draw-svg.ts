import type { Drawing, LineLook, Shape, TextLook } from './drawing.ts';

/** The colours of paper. In grey print the band stays lighter than the line, and open differs from full by shape. */
const ink = '#17201f';
const muted = '#55605d';
const data = '#1f5fa8';

const lines: Readonly<Record<LineLook, string>> = {
  grid: 'stroke="#dcd9d1" stroke-width="1"',
  base: `stroke="${ink}" stroke-width="1"`,
  norm: `stroke="${ink}" stroke-width="1.25" stroke-dasharray="1 4" stroke-linecap="round"`,
  whisker: `stroke="${data}" stroke-width="2"`,
  'whisker-faint': `stroke="${muted}" stroke-width="1.5" stroke-dasharray="3 3"`,
  'whisker-end-faint': `stroke="${muted}" stroke-width="1.5"`,
};

const texts: Readonly<Record<TextLook, string>> = {
  quiet: `fill="${muted}" font-size="12"`,
  ink: `fill="${ink}" font-size="12"`,
  value: `fill="${ink}" font-size="15" font-weight="700"`,
};

/** A drawing as an SVG file: on white, with its sentence as its name, so that it can be put into any document. */
export function drawSvg({ width, height, shapes }: Drawing, label: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="Figtree, system-ui, sans-serif">`,
    `<title>${escaped(label)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...shapes.map(shapeSvg),
    '</svg>',
  ].join('');
}

function shapeSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'line': {
      const [x1, y1] = shape.from;
      const [x2, y2] = shape.to;
      return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" ${lines[shape.look]}/>`;
    }
    case 'path': {
      const points = shape.points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
      return shape.look === 'band'
        ? `<polygon points="${points}" fill="#dfe8f1"/>`
        : `<polyline points="${points}" fill="none" stroke="${data}" stroke-width="2"/>`;
    }
    case 'dot': {
      const [x, y] = shape.at;
      const look = shape.isOpen ? `fill="#ffffff" stroke="${data}" stroke-width="1.5"` : `fill="${data}"`;
      return `<circle cx="${round(x)}" cy="${round(y)}" r="${shape.radius}" ${look}/>`;
    }
    case 'text': {
      const [x, y] = shape.at;
      return `<text x="${round(x)}" y="${round(y)}" text-anchor="${shape.anchor}" ${texts[shape.look]}>${escaped(shape.text)}</text>`;
    }
  }
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');
}
