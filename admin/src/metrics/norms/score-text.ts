import type { Format } from '../../catalogue/format.ts';

/** What a score is: people type a share as a per cent. */
export type ScoreKind = 'nps' | 'share' | 'mean';

/** Takes a comma or a point, a real minus, and a per cent sign that somebody typed along. */
export function readScore(text: string, kind: ScoreKind): number | undefined {
  const plain = text.replace(/[\s%]/g, '').replace('\u2212', '-').replace(',', '.');
  if (!/^-?\d{1,3}(\.\d{1,2})?$/.test(plain)) return undefined;
  // Through whole numbers, so that 82.5 per cent is 0.825 and not something beside it.
  return kind === 'share' ? Math.round(Number(plain) * 100) / 10_000 : Number(plain);
}

export function writeScore(value: number, kind: ScoreKind, format: Format): string {
  return format.given(kind === 'share' ? Math.round(value * 10_000) / 100 : value);
}
