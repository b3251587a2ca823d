/** The codewords behind a block of data from which a reader repairs what it could not see (Reed and Solomon 1960). */
export function errorCorrection(data: readonly number[], length: number): readonly number[] {
  const generator = generatorOf(length);
  let remainder = Array.from({ length }, () => 0);
  for (const byte of data) {
    const factor = byte ^ (remainder[0] ?? 0);
    remainder = [...remainder.slice(1), 0].map((value, index) => value ^ multiply(generator[index] ?? 0, factor));
  }
  return remainder;
}

/** (x - 1)(x - 2)(x - 4)…, without its leading one. */
function generatorOf(degree: number): readonly number[] {
  let factors = [...Array.from({ length: degree - 1 }, () => 0), 1];
  let root = 1;
  for (let step = 0; step < degree; step += 1) {
    const by = root;
    factors = factors.map((factor, index) => multiply(factor, by) ^ (factors[index + 1] ?? 0));
    root = multiply(root, 2);
  }
  return factors;
}

/** Multiplies in the field of 256 elements over x^8 + x^4 + x^3 + x^2 + 1. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}
