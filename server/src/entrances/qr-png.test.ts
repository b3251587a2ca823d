import { inflateSync } from 'node:zlib';
import { qrModules } from '@voldaan/domain/entrances/qr-modules';
import { expect, test } from 'vitest';
import { qrPng } from './qr-png.ts';

test('the picture holds the code, square by square, in its quiet border', () => {
  const text = 'https://feedback.example.com/s/abcdefAAAAAAAAAAAAAAAAAAAAAA?via=qr';
  const png = qrPng(text, 3);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const modules = qrModules(text);
  const side = (modules.length + 8) * 3;
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side]);
  const start = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  const rowBytes = 1 + Math.ceil(side / 8);
  const isDark = (x: number, y: number) => ((rows[y * rowBytes + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
  for (let y = -4; y < modules.length + 4; y += 1) {
    for (let x = -4; x < modules.length + 4; x += 1) {
      expect(isDark((x + 4) * 3 + 1, (y + 4) * 3 + 1)).toBe(modules[y]?.[x] ?? false);
    }
  }
});
