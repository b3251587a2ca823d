import { fileURLToPath } from 'node:url';
import { printable } from '../printable.ts';

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
  const { renderAsync } = await import('@resvg/resvg-js');
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Figtree' };
  // Beside the event loop, where it keeps nobody waiting.
  const image = await renderAsync(printable(svg), { font, fitTo: { mode: 'zoom', value: zoom } });
  return Buffer.from(image.asPng());
}
