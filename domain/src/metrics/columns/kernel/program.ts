import {
  add,
  addWords,
  and,
  andVector,
  assembleModule,
  type Code,
  choose,
  equalBytes,
  get,
  isBelow,
  type KernelFunction,
  load8,
  load16,
  load32,
  loadVector,
  number,
  orVector,
  pickBytes,
  repeatWhile,
  set,
  shiftLeft,
  splatByte,
  store8,
  store32,
  storeVector,
  subtractBytes,
  sumBytes,
  when,
  zeroVector,
} from './assemble.ts';

/** Scores that one pass over the steps counts: with more of them the processor runs out of registers. */
export const levelsPerPass = 6;

const step = (local: number, by: number): Code => set(local, add(get(local), number(by)));

/**
 * narrow(mask, end, codes, table, tableEnd): mask &= table[code], sixteen rows at once. The table lies in pieces of sixteen
 * bytes, each picked from by what is left of the code when those before it are taken off; a code of another piece picks 0.
 */
const narrow: KernelFunction = (() => {
  const [mask, end, codes, table, tableEnd, piece, left, found] = [0, 1, 2, 3, 4, 5, 6, 7];
  return {
    name: 'narrow',
    parameters: 5,
    locals: ['i32', 'v128', 'v128'],
    body: repeatWhile(isBelow(get(mask), get(end)), [
      set(left, loadVector(get(codes))),
      set(found, pickBytes(loadVector(get(table)), get(left))),
      set(piece, add(get(table), number(16))),
      when(
        isBelow(get(piece), get(tableEnd)),
        repeatWhile(isBelow(get(piece), get(tableEnd)), [
          set(left, subtractBytes(get(left), splatByte(number(16)))),
          set(found, orVector(get(found), pickBytes(loadVector(get(piece)), get(left)))),
          step(piece, 16),
        ]),
      ),
      storeVector(get(mask), andVector(loadVector(get(mask)), get(found))),
      step(mask, 16),
      step(codes, 16),
    ]),
  };
})();

/** narrowKeys(mask, end, keys, table): mask &= table[key], for keys of four bytes. */
const narrowKeys: KernelFunction = (() => {
  const [mask, end, keys, table] = [0, 1, 2, 3];
  return {
    name: 'narrowKeys',
    parameters: 4,
    locals: [],
    body: repeatWhile(isBelow(get(mask), get(end)), [
      store8(get(mask), and(load8(get(mask)), load8(add(get(table), load32(get(keys)))))),
      step(mask, 1),
      step(keys, 4),
    ]),
  };
})();

/** countKeys(mask, end, keys, counters): counters[key] += mask & 1. */
const countKeys: KernelFunction = (() => {
  const [mask, end, keys, counters, place] = [0, 1, 2, 3, 4];
  return {
    name: 'countKeys',
    parameters: 4,
    locals: ['i32'],
    body: repeatWhile(isBelow(get(mask), get(end)), [
      set(place, add(get(counters), shiftLeft(load32(get(keys)), number(2)))),
      store32(get(place), add(load32(get(place)), and(load8(get(mask)), number(1)))),
      step(mask, 1),
      step(keys, 4),
    ]),
  };
})();

/** addKey(keys, end, codes, shift): key += code << shift. */
function addKey(name: string, load: (place: Code) => Code, width: number): KernelFunction {
  const [keys, end, codes, shift] = [0, 1, 2, 3];
  return {
    name,
    parameters: 4,
    locals: [],
    body: repeatWhile(isBelow(get(keys), get(end)), [
      store32(get(keys), add(load32(get(keys)), shiftLeft(load(get(codes)), get(shift)))),
      step(keys, 4),
      step(codes, width),
    ]),
  };
}

/**
 * count(steps, end, mask, counters, first): adds to four counters for each of six scores from `first` on how many rows have it.
 * A lane of a byte can be added to 255 times before it has to be emptied.
 */
const count: KernelFunction = (() => {
  const [steps, end, mask, counters, first, stop, row] = [0, 1, 2, 3, 4, 5, 6];
  const levels = Array.from({ length: levelsPerPass }, (_, level) => level);
  const sum = (level: number) => row + 1 + level;
  const wanted = (level: number) => row + 1 + levelsPerPass + level;
  return {
    name: 'count',
    parameters: 5,
    locals: ['i32', 'v128', ...levels.flatMap(() => ['v128', 'v128'] as const)],
    body: [
      levels.map((level) => set(wanted(level), splatByte(add(get(first), number(level))))),
      repeatWhile(isBelow(get(steps), get(end)), [
        set(stop, add(get(steps), number(255 * 16))),
        set(stop, choose(isBelow(get(stop), get(end)), get(stop), get(end))),
        levels.map((level) => set(sum(level), zeroVector)),
        repeatWhile(isBelow(get(steps), get(stop)), [
          set(row, andVector(loadVector(get(steps)), loadVector(get(mask)))),
          // Equal is 255, which is minus one.
          levels.map((level) =>
            set(sum(level), subtractBytes(get(sum(level)), equalBytes(get(row), get(wanted(level))))),
          ),
          step(steps, 16),
          step(mask, 16),
        ]),
        levels.map((level) => {
          const place = add(get(counters), number(16 * level));
          return storeVector(place, addWords(loadVector(place), sumBytes(get(sum(level)))));
        }),
      ]),
    ],
  };
})();

/** group(steps, end, mask, codes, shift, counters): counters[(code << shift) + (step & mask)] += 1. */
function group(name: string, load: (place: Code) => Code, width: number): KernelFunction {
  const [steps, end, mask, codes, shift, counters, place] = [0, 1, 2, 3, 4, 5, 6];
  const counted = and(load8(get(steps)), load8(get(mask)));
  return {
    name,
    parameters: 6,
    locals: ['i32'],
    body: repeatWhile(isBelow(get(steps), get(end)), [
      set(place, add(get(counters), shiftLeft(add(shiftLeft(load(get(codes)), get(shift)), counted), number(2)))),
      store32(get(place), add(load32(get(place)), number(1))),
      step(steps, 1),
      step(mask, 1),
      step(codes, width),
    ]),
  };
}

/** The module, over so many pages of memory. Every function does at least one round: nobody calls it for no rows. */
export function kernelModule(pages: number): Uint8Array<ArrayBuffer> {
  return assembleModule(
    [
      narrow,
      narrowKeys,
      countKeys,
      addKey('addKey8', load8, 1),
      addKey('addKey16', load16, 2),
      count,
      group('group8', load8, 1),
      group('group16', load16, 2),
    ],
    pages,
  );
}
