import { fileURLToPath } from 'node:url';

const fontFiles = ['figtree-regular', 'figtree-bold'].map((name) =>
  fileURLToPath(new URL(`../../../fonts/${name}.ttf`, import.meta.url)),
);

/** Sharp on paper and on dense screens. */
const zoom = 2;

/**
 * An SVG of ours as PNG. The program that does it is loaded when it is first needed: on a platform that it is not made for,
 * Voldaan runs and only pictures are refused.
 */
export async function drawPng(svg: string): Promise<Buffer> {
  const { Resvg } = await import('@resvg/resvg-js');
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Figtree' };
  return Buffer.from(new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom } }).render().asPng());
}
