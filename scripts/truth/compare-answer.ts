import type { Json } from '../truth-methods/read-input.ts';

export type Tolerance = {
  readonly abs: number;
  readonly rel: number;
  readonly overrides: Readonly<Record<string, { readonly abs: number; readonly rel: number }>>;
};

const differencesMax = 5;

/**
 * Where an answer differs from the expected one: null is exactly null, strings, booleans and lengths are equal, a number
 * is finite and within abs + rel |expected|. An override holds for everything under its key; more keys are fine.
 */
export function compareAnswer(expected: Json, actual: unknown, tolerance: Tolerance): readonly string[] {
  return differences(expected, actual, tolerance, '').slice(0, differencesMax);
}

function differences(expected: Json, actual: unknown, tolerance: Tolerance, path: string): readonly string[] {
  if (typeof expected === 'number') {
    const allowed = tolerance.abs + tolerance.rel * Math.abs(expected);
    const fits = typeof actual === 'number' && Number.isFinite(actual) && Math.abs(actual - expected) <= allowed;
    return fits ? [] : [`${path}: expected ${expected}, got ${String(actual)}`];
  }
  if (isList(expected)) {
    if (!hasLength(actual)) return [`${path}: expected a list of ${expected.length}, got ${String(actual)}`];
    if (actual.length !== expected.length)
      return [`${path}: expected ${expected.length} elements, got ${actual.length}`];
    return expected.flatMap((value, index) => differences(value, actual[index], tolerance, `${path}[${index}]`));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return [`${path}: expected an object, got ${String(actual)}`];
    const fields = new Map<string, unknown>(Object.entries(actual));
    return Object.entries(expected).flatMap(([key, value]) => {
      const inside = `${path}.${key}`;
      if (value === undefined) return [];
      if (!fields.has(key)) return [`${inside}: missing`];
      const override = tolerance.overrides[key];
      return differences(value, fields.get(key), override ? { ...tolerance, ...override } : tolerance, inside);
    });
  }
  return actual === expected ? [] : [`${path}: expected ${JSON.stringify(expected)}, got ${String(actual)}`];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function hasLength(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}
