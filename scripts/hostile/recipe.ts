import { isRecord } from './corpus-line.ts';
import { sharedStringsBook, zipBomb } from './office-file.ts';

/** More than any limit of the product, and still a size that this machine can hold beside it. */
const charactersMax = 256 * 1024 * 1024;

/** Expands every recipe in an input: `{"$gen": ["repeat", "A", 5000000]}` becomes the text itself. */
export function expandInput(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expandInput);
  if (!isRecord(value)) return value;
  if (Array.isArray(value['$gen'])) return followRecipe(value['$gen']);
  // From entries, so that a field called __proto__ stays a field.
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, expandInput(part)]));
}

function followRecipe(recipe: readonly unknown[]): unknown {
  const [name, ...rest] = recipe;
  const parts = rest.map((part) => (isRecipe(part) ? followRecipe(part) : expandInput(part)));
  switch (name) {
    case 'repeat':
      return repeat(textOf(parts[0]), countOf(parts[1]));
    case 'nest':
      return nest(parts);
    case 'concat':
      return parts.flat().map(textOf).join('');
    case 'array':
      return Array.from({ length: countOf(parts[1]) }, () => parts[0]);
    case 'zipbomb':
      return zipBomb(countOf(parts[0]), countOf(parts[1]));
    case 'xlsx_shared_strings':
      return sharedStringsBook(countOf(parts[0]), countOf(parts[1]));
    default:
      throw new Error(`there is no recipe called ${String(name)}`);
  }
}

const recipeNames = new Set(['repeat', 'nest', 'concat', 'array', 'zipbomb', 'xlsx_shared_strings']);

function isRecipe(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && typeof value[0] === 'string' && recipeNames.has(value[0]);
}

function nest([open, inner, close, count]: readonly unknown[]): string {
  const times = countOf(count);
  return repeat(textOf(open), times) + textOf(inner) + repeat(textOf(close), times);
}

function repeat(text: string, count: number): string {
  if (text.length * count > charactersMax) throw new Error('the recipe makes more text than can be held');
  return text.repeat(count);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function countOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new Error('a recipe counts in whole numbers');
  return value;
}
