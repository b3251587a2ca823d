/** Instructions as bytes; lists in lists are read one after the other. */
export type Code = readonly (number | Code)[];

type ValueKind = 'i32' | 'v128';

/** A function whose parameters are all whole numbers and which returns nothing. */
export type KernelFunction = Readonly<{ name: string; parameters: number; locals: readonly ValueKind[]; body: Code }>;

const valueTypes: Readonly<Record<ValueKind, number>> = { i32: 0x7f, v128: 0x7b };

/**
 * Writes a WebAssembly module of some functions over one memory, which it exports as `memory`.
 *
 * Use for the few loops that touch every row. When not to use: for anything that plain TypeScript does within twice the time.
 *
 * Source: WebAssembly Core Specification 2.0, chapter 5 (binary format).
 *
 * @example
 * assembleModule([{ name: 'nothing', parameters: 0, locals: [], body: [] }], 1);
 * @throws nothing.
 */
export function assembleModule(functions: readonly KernelFunction[], pages: number): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...vector(Array(parameters).fill([valueTypes.i32])), 0x00]);
  const exported = functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]);
  const bodies = functions.map(({ locals, body }) => {
    const code = [...vector(locals.map((kind) => [0x01, valueTypes[kind]])), ...flat(body), 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector(types)),
    ...section(3, vector(functions.map((_, index) => unsigned(index)))),
    ...section(5, [0x01, 0x01, ...unsigned(pages), ...unsigned(pages)]),
    ...section(7, vector([[...text('memory'), 0x02, 0x00], ...exported])),
    ...section(10, vector(bodies)),
  ]);
}

function section(id: number, bytes: readonly number[]): readonly number[] {
  return [id, ...unsigned(bytes.length), ...bytes];
}

function vector(items: readonly (readonly number[])[]): readonly number[] {
  return [...unsigned(items.length), ...items.flat()];
}

/** Names are plain ASCII. */
function text(name: string): readonly number[] {
  return [...unsigned(name.length), ...Array.from(name, (character) => character.charCodeAt(0))];
}

function flat(code: Code): readonly number[] {
  return code.flatMap((part) => (typeof part === 'number' ? [part] : flat(part)));
}

/** LEB128: seven bits a byte, the lowest first, the highest bit set on all but the last. */
function unsigned(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): readonly number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}

/** The value of a parameter or a local, by its place. */
export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [value, 0x21, ...unsigned(local)];
export const number = (value: number): Code => [0x41, ...signed(value)];
export const add = (one: Code, other: Code): Code => [one, other, 0x6a];
export const and = (one: Code, other: Code): Code => [one, other, 0x71];
export const shiftLeft = (one: Code, bits: Code): Code => [one, bits, 0x74];
export const isBelow = (one: Code, other: Code): Code => [one, other, 0x49];
/** One or the other, by a condition; both are computed. */
export const choose = (condition: Code, one: Code, other: Code): Code => [one, other, condition, 0x1b];
export const load8 = (place: Code): Code => [place, 0x2d, 0x00, 0x00];
export const load16 = (place: Code): Code => [place, 0x2f, 0x01, 0x00];
export const load32 = (place: Code): Code => [place, 0x28, 0x02, 0x00];
export const store8 = (place: Code, value: Code): Code => [place, value, 0x3a, 0x00, 0x00];
export const store32 = (place: Code, value: Code): Code => [place, value, 0x36, 0x02, 0x00];
/** Does it once, and again as long as the condition holds. */
export const repeatWhile = (condition: Code, body: Code): Code => [0x03, 0x40, body, condition, 0x0d, 0x00, 0x0b];
export const when = (condition: Code, body: Code): Code => [condition, 0x04, 0x40, body, 0x0b];

const vectorOp = (code: number): readonly number[] => [0xfd, ...unsigned(code)];
/** Sixteen bytes at once, from here on. */
export const loadVector = (place: Code): Code => [place, ...vectorOp(0x00), 0x04, 0x00];
export const storeVector = (place: Code, value: Code): Code => [place, value, ...vectorOp(0x0b), 0x04, 0x00];
export const zeroVector: Code = [...vectorOp(0x0c), ...Array<number>(16).fill(0)];
export const splatByte = (value: Code): Code => [value, ...vectorOp(0x0f)];
/** Of sixteen bytes those at these sixteen places; 0 for a place above 15. */
export const pickBytes = (bytes: Code, places: Code): Code => [bytes, places, ...vectorOp(0x0e)];
/** 255 where two bytes are equal, else 0. */
export const equalBytes = (one: Code, other: Code): Code => [one, other, ...vectorOp(0x23)];
export const subtractBytes = (one: Code, other: Code): Code => [one, other, ...vectorOp(0x71)];
export const andVector = (one: Code, other: Code): Code => [one, other, ...vectorOp(0x4e)];
export const orVector = (one: Code, other: Code): Code => [one, other, ...vectorOp(0x50)];
export const addWords = (one: Code, other: Code): Code => [one, other, ...vectorOp(0xae)];
/** Sixteen bytes as four sums of four. */
export const sumBytes = (value: Code): Code => [value, ...vectorOp(0x7d), ...vectorOp(0x7f)];
