import {
  add,
  addWords,
  andVector,
  assembleModule,
  type Code,
  get,
  isBelow,
  type KernelFunction,
  loadVector,
  number,
  repeatWhile,
  set,
  storeVector,
  zeroVector,
} from '../columns/kernel/assemble.ts';

/** Columns that one pass multiplies another by. */
export const rightsPerPass = 4;

/** Instructions of SIMD that only products need: code 0xfd and a number in seven bits a byte. */
const lowBytesAsShorts = (bytes: Code): Code => [bytes, 0xfd, 0x89, 0x01];
const highBytesAsShorts = (bytes: Code): Code => [bytes, 0xfd, 0x8a, 0x01];
/** Eight products of shorts as four sums of two. */
const sumOfProducts = (one: Code, other: Code): Code => [one, other, 0xfd, 0xba, 0x01];
/** 255 where a byte is not 0. */
const isNotZero = (bytes: Code): Code => [bytes, zeroVector, 0xfd, 0x24];

const step = (local: number, by: Code): Code => set(local, add(get(local), by));

/** complete(mask, end, steps): takes out of a mask the rows without a step, sixteen at once. */
const complete: KernelFunction = (() => {
  const [mask, end, steps] = [0, 1, 2];
  return {
    name: 'complete',
    parameters: 3,
    locals: [],
    body: repeatWhile(isBelow(get(mask), get(end)), [
      storeVector(get(mask), andVector(loadVector(get(mask)), isNotZero(loadVector(get(steps))))),
      step(mask, number(16)),
      step(steps, number(16)),
    ]),
  };
})();

/** widen(mask, end, steps, shorts): the steps of the rows in a mask as shorts, and 0 for the others. */
const widen: KernelFunction = (() => {
  const [mask, end, steps, shorts, kept] = [0, 1, 2, 3, 4];
  return {
    name: 'widen',
    parameters: 4,
    locals: ['v128'],
    body: repeatWhile(isBelow(get(mask), get(end)), [
      set(kept, andVector(loadVector(get(steps)), loadVector(get(mask)))),
      storeVector(get(shorts), lowBytesAsShorts(get(kept))),
      storeVector(add(get(shorts), number(16)), highBytesAsShorts(get(kept))),
      step(mask, number(16)),
      step(steps, number(16)),
      step(shorts, number(32)),
    ]),
  };
})();

/**
 * products(left, end, right, stride, sums): one column times four others that lie a stride apart, as four times four sums that
 * add up to the products.
 */
const products: KernelFunction = (() => {
  const [left, end, right, stride, sums, other] = [0, 1, 2, 3, 4, 5];
  const row = 6;
  const total = (pass: number) => 7 + pass;
  const passes = Array.from({ length: rightsPerPass }, (_, pass) => pass);
  return {
    name: 'products',
    parameters: 5,
    locals: ['i32', 'v128', ...passes.map(() => 'v128' as const)],
    body: [
      passes.map((pass) => set(total(pass), zeroVector)),
      repeatWhile(isBelow(get(left), get(end)), [
        set(row, loadVector(get(left))),
        set(other, get(right)),
        passes.map((pass) => [
          set(total(pass), addWords(get(total(pass)), sumOfProducts(get(row), loadVector(get(other))))),
          step(other, get(stride)),
        ]),
        step(left, number(16)),
        step(right, number(16)),
      ]),
      passes.map((pass) => storeVector(add(get(sums), number(16 * pass)), get(total(pass)))),
    ],
  };
})();

/** The module of these functions, with so many pages of memory. */
export function productModule(pages: number): Uint8Array<ArrayBuffer> {
  return assembleModule([complete, widen, products], pages);
}
