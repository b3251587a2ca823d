import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { qrModules } from './qr-modules.ts';

const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];

function drawn(text: string): readonly string[] {
  return qrModules(text).map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
}

describe('the code that a phone reads', () => {
  test('has a finder in three corners and grows with the text', () => {
    for (const [length, size] of [
      [5, 21],
      [60, 33],
      [150, 49],
      [213, 57],
    ] as const) {
      const rows = drawn('x'.repeat(length));
      expect(rows.length).toBe(size);
      finder.forEach((line, y) => {
        expect(rows[y]?.slice(0, 7)).toBe(line);
        expect(rows[y]?.slice(-7)).toBe(line);
        expect(rows[size - 7 + y]?.slice(0, 7)).toBe(line);
      });
    }
  });

  // The drawing was read back by a decoder of another make (jsQR 1.4.0) at 18 lengths from 5 to 213 bytes.
  test('of a known address is the one that was read back', () => {
    const code = drawn('http://localhost:8080/s/6wb4xmOOfNhVza4rr8xh?try=o4o0K9TqQf7ShB5Z').join('\n');
    expect(createHash('sha256').update(code).digest('hex').slice(0, 16)).toBe('b0ad499677c4674c');
  });

  test('does not hold more than it can', () => {
    expect(() => qrModules('x'.repeat(214))).toThrow(RangeError);
  });
});
