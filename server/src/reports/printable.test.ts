import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printable } from './printable.ts';

describe('what stands on paper', () => {
  test('is in letters that every font of paper has', () => {
    for (const name of ['figtree-regular', 'figtree-bold', 'newsreader-regular']) {
      const has = lettersOf(readFileSync(new URL(`../../fonts/${name}.ttf`, import.meta.url)));
      for (let code = 0x20; code < 0x3000; code++)
        for (const letter of printable(String.fromCodePoint(code)))
          expect(letter === '\n' || has(letter.codePointAt(0) ?? 0), `${name} ${code.toString(16)}`).toBe(true);
    }
  });

  test('keeps the names of Norway, Poland and Turkey', () => {
    const names = 'Kárášjohka, Čáhcesuolu, Łódź, Ağaoğlu, Åse';
    expect(printable(names)).toBe(names);
    expect(printable('A\u030ase')).toBe('Åse');
  });

  test('has the nearest letter for one that the fonts lack', () => {
    expect(printable('Ruoŧŧa, Nguyễn, 20\u202f%, e‐mail')).toBe('Ruotta, Nguyen, 20 %, e-mail');
  });

  test('says that something is left out, and makes no question of it', () => {
    expect(printable('Geweldig 👍🏽👍🏽')).toBe('Geweldig […]');
    expect(printable('В Москве: 8')).toBe('[…]: 8');
    expect(printable('Goed.\tSnel.\r\nKlaar.')).toBe('Goed. Snel.\nKlaar.');
  });
});

/** Which letters a TrueType font has: its table `cmap`, format 4. */
function lettersOf(font: Buffer): (code: number) => boolean {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, place) => 12 + place * 16);
  const cmap = font.readUInt32BE((tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0) + 8);
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, place) => cmap + 4 + place * 8);
  const offsets = subtables.map((at) => cmap + font.readUInt32BE(at + 4));
  const start = offsets.find((at) => font.readUInt16BE(at) === 4) ?? 0;
  const segments = font.readUInt16BE(start + 6) / 2;
  const column = (place: number, of: number) => start + 14 + of * segments * 2 + (of > 0 ? 2 : 0) + place * 2;
  return (code) => {
    for (let place = 0; place < segments; place++) {
      const [last, first] = [font.readUInt16BE(column(place, 0)), font.readUInt16BE(column(place, 1))];
      if (code < first || code > last) continue;
      const range = font.readUInt16BE(column(place, 3));
      const delta = font.readUInt16BE(column(place, 2));
      const glyph = range === 0 ? code : font.readUInt16BE(column(place, 3) + range + (code - first) * 2);
      return glyph !== 0 && ((glyph + delta) & 0xffff) !== 0;
    }
    return false;
  };
}
