import { errorCorrection } from './reed-solomon.ts';

type Grid = boolean[][];

/** ISO/IEC 18004, level M (a seventh may be damaged), versions 1 to 10: 213 bytes, enough for any address of ours. */
const versions = [
  { codewords: 26, correction: 10, blocks: 1, alignment: [] },
  { codewords: 44, correction: 16, blocks: 1, alignment: [6, 18] },
  { codewords: 70, correction: 26, blocks: 1, alignment: [6, 22] },
  { codewords: 100, correction: 18, blocks: 2, alignment: [6, 26] },
  { codewords: 134, correction: 24, blocks: 2, alignment: [6, 30] },
  { codewords: 172, correction: 16, blocks: 4, alignment: [6, 34] },
  { codewords: 196, correction: 18, blocks: 4, alignment: [6, 22, 38] },
  { codewords: 242, correction: 22, blocks: 4, alignment: [6, 24, 42] },
  { codewords: 292, correction: 22, blocks: 5, alignment: [6, 26, 46] },
  { codewords: 346, correction: 26, blocks: 5, alignment: [6, 28, 50] },
] as const;

type Version = (typeof versions)[number] & Readonly<{ number: number; size: number }>;

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/**
 * The dark and light squares of a QR code, row by row, without the quiet border.
 *
 * Throws a RangeError for a text of more than 213 bytes.
 */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  const bytes = utf8Bytes(text);
  const version = versionFor(bytes.length);
  const { grid, isFixed } = frame(version);
  placeData(grid, isFixed, interleave(dataCodewords(bytes, version), version));
  const candidates = masks.map((_, mask) => masked(grid, isFixed, mask));
  candidates.sort((a, b) => a.penalty - b.penalty);
  return candidates[0]?.grid ?? grid;
}

/** The text's bytes in UTF-8; what is not text (half of a pair of surrogates) throws a URIError. */
function utf8Bytes(text: string): readonly number[] {
  return [...encodeURIComponent(text).matchAll(/%(..)|./g)].map(([unit, hex]) =>
    hex === undefined ? unit.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}

function versionFor(bytes: number): Version {
  for (const [index, version] of versions.entries()) {
    const number = index + 1;
    const overheadBits = 4 + (number < 10 ? 8 : 16);
    if (bytes * 8 + overheadBits <= dataLength(version) * 8) return { ...version, number, size: 17 + 4 * number };
  }
  throw new RangeError(`a text of ${bytes} bytes does not fit a code of version 10`);
}

function dataLength(version: Pick<Version, 'codewords' | 'correction' | 'blocks'>): number {
  return version.codewords - version.correction * version.blocks;
}

function dataCodewords(bytes: readonly number[], version: Version): readonly number[] {
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, version.number < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  const capacity = dataLength(version) * 8;
  push(0, Math.min(4, capacity - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xfd) push(pad, 8);
  return Array.from({ length: bits.length / 8 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0),
  );
}

/** Blocks side by side, so that a stain damages a little of each rather than all of one. */
function interleave(data: readonly number[], version: Version): readonly number[] {
  const short = Math.floor(data.length / version.blocks);
  const longs = data.length % version.blocks;
  let start = 0;
  const blocks = Array.from({ length: version.blocks }, (_, index) => {
    const length = short + (index < version.blocks - longs ? 0 : 1);
    const block = data.slice(start, start + length);
    start += length;
    return { block, correction: errorCorrection(block, version.correction) };
  });
  const column = (part: 'block' | 'correction', length: number) =>
    Array.from({ length }, (_, index) => blocks.flatMap((block) => block[part][index] ?? [])).flat();
  return [...column('block', short + 1), ...column('correction', version.correction)];
}

/** Everything that does not depend on the text: finders, timing, alignment, version, and room for the format. */
function frame(version: Version): { grid: Grid; isFixed: Grid } {
  const { size, alignment, number } = version;
  const grid = blank(size);
  const isFixed = blank(size);
  const set = (x: number, y: number, isDark: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    cell(grid, y)[x] = isDark;
    cell(isFixed, y)[x] = true;
  };
  const rings = (centreX: number, centreY: number, radius: number, isDark: (distance: number) => boolean) => {
    for (let y = -radius; y <= radius; y += 1) {
      for (let x = -radius; x <= radius; x += 1) {
        set(centreX + x, centreY + y, isDark(Math.max(Math.abs(x), Math.abs(y))));
      }
    }
  };
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const x of alignment) {
    for (const y of alignment) {
      const isAtFinder = (x === 6 && y === 6) || (x === 6 && y === size - 7) || (x === size - 7 && y === 6);
      if (!isAtFinder) rings(x, y, 2, (distance) => distance !== 1);
    }
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    rings(x, y, 4, (distance) => distance !== 2 && distance !== 4);
  }
  for (const [x, y] of formatPlaces(size).flat()) set(x, y, false);
  set(8, size - 8, true);
  if (number >= 7) {
    const bits = checked(number, 12, 0x1f25);
    for (let bit = 0; bit < 18; bit += 1) {
      const across = size - 11 + (bit % 3);
      const along = Math.floor(bit / 3);
      set(across, along, ((bits >> bit) & 1) === 1);
      set(along, across, ((bits >> bit) & 1) === 1);
    }
  }
  return { grid, isFixed };
}

/** In pairs of columns from the right, up and down in turn, skipping the column of the timing marks. */
function placeData(grid: Grid, isFixed: Grid, codewords: readonly number[]) {
  const size = grid.length;
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const isUpward = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const y = isUpward ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (cell(isFixed, y)[x]) continue;
        cell(grid, y)[x] = (((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
        bit += 1;
      }
    }
  }
}

function masked(grid: Grid, isFixed: Grid, mask: number): { grid: Grid; penalty: number } {
  const flips = masks[mask];
  const copy = grid.map((row, y) => row.map((isDark, x) => (isFixed[y]?.[x] ? isDark : isDark !== flips?.(x, y))));
  // Level M is written as 00 before the number of the mask.
  const format = checked(mask, 10, 0x537) ^ 0x5412;
  for (const places of formatPlaces(copy.length)) {
    places.forEach(([x, y], bit) => {
      cell(copy, y)[x] = ((format >> bit) & 1) === 1;
    });
  }
  return { grid: copy, penalty: penaltyOf(copy) };
}

/** Where the fifteen bits of the format stand, lowest bit first, twice. */
function formatPlaces(size: number): readonly (readonly (readonly [number, number])[])[] {
  const first = Array.from({ length: 15 }, (_, bit): readonly [number, number] => {
    if (bit < 6) return [8, bit];
    if (bit < 8) return [8, bit + 1];
    return bit === 8 ? [7, 8] : [14 - bit, 8];
  });
  const second = Array.from({ length: 15 }, (_, bit): readonly [number, number] =>
    bit < 8 ? [size - 1 - bit, 8] : [8, size - 15 + bit],
  );
  return [first, second];
}

/** A number with the remainder of its polynomial division behind it, so that a reader can repair it. */
function checked(value: number, degree: number, generator: number): number {
  let remainder = value;
  for (let step = 0; step < degree; step += 1) remainder = (remainder << 1) ^ ((remainder >> (degree - 1)) * generator);
  return (value << degree) | remainder;
}

/** Long runs, plain squares and an uneven share of dark make a code harder to read; the mask with the least is taken. */
function penaltyOf(grid: Grid): number {
  const size = grid.length;
  const columns = grid.map((_, x) => grid.map((row) => row[x] ?? false));
  let penalty = 0;
  for (const line of [...grid, ...columns]) {
    const runs = line.map((isDark) => (isDark ? '1' : '0')).join('');
    for (const [run] of runs.matchAll(/0{5,}|1{5,}/g)) penalty += run.length - 2;
    penalty += 40 * [...runs.matchAll(/(?=10111010000|00001011101)/g)].length;
  }
  let dark = 0;
  grid.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isDark) dark += 1;
      const isSquare = [row[x + 1], grid[y + 1]?.[x], grid[y + 1]?.[x + 1]].every((other) => other === isDark);
      if (isSquare) penalty += 3;
    });
  });
  return penalty + 10 * Math.floor(Math.abs((dark * 20) / (size * size) - 10));
}

function blank(size: number): Grid {
  return Array.from({ length: size }, () => Array.from({ length: size }, () => false));
}

function cell(grid: Grid, y: number): boolean[] {
  const row = grid[y];
  if (row === undefined) throw new RangeError(`a code has no row ${y}`);
  return row;
}
