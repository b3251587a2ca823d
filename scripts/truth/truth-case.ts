import { readFileSync } from 'node:fs';
import { type Input, type Json, readNumber, readObject, readText } from '../truth-methods/read-input.ts';
import type { Tolerance } from './compare-answer.ts';

export type TruthCase = {
  readonly id: string;
  readonly method: string;
  readonly input: Input;
  readonly expected: Json;
  readonly tolerance: Tolerance;
};

const defaultTolerance = 1e-9;

/** A case of ../shared/truth/README.md's form; throws when the file is not one. */
export function readTruthCase(file: string): TruthCase {
  const parsed: Json = JSON.parse(readFileSync(file, 'utf8'));
  const truthCase = readObject(parsed);
  const method = readText(truthCase['method']);
  if (method === null || truthCase['expected'] === undefined) throw new TypeError(`${file} is not a truth case`);
  const tolerance = readObject(truthCase['tolerance']);
  const overrides = Object.entries(readObject(tolerance['overrides'])).map(([key, value]) => {
    const override = readObject(value);
    return [key, { abs: readNumber(override['abs']) ?? 0, rel: readNumber(override['rel']) ?? 0 }] as const;
  });
  return {
    id: readText(truthCase['id']) ?? file,
    method,
    input: readObject(truthCase['input']),
    expected: truthCase['expected'],
    tolerance: {
      abs: readNumber(tolerance['abs']) ?? defaultTolerance,
      rel: readNumber(tolerance['rel']) ?? defaultTolerance,
      overrides: Object.fromEntries(overrides),
    },
  };
}
