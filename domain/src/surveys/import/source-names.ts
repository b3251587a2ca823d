import { expressionWords } from '../expression/expression.ts';
import { formFieldNames } from '../form-answers.ts';
import type { SourceValue } from './source-value.ts';

/**
 * What a question and its answers were called where they came from, by our id: with it, answers can be put beside an
 * export of the old product.
 */
export type SourceName = Readonly<{
  name: string;
  /** The row of a matrix that this question was. */
  row?: string;
  /** What the source stores for an option, a yes, a no. */
  values?: Readonly<Record<string, SourceValue>>;
  /** How far our scores stand from the source's. */
  shift?: number;
}>;

export type SourceNames = Readonly<Record<string, SourceName>>;

const idLengthMax = 48;

/** An id of our shape from any name, not yet taken: `Wat vindt u?` becomes `wat_vindt_u`. */
export function idFrom(name: string, taken: ReadonlySet<string>, fallback: string): string {
  const plain = name
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, idLengthMax)
    .replace(/_+$/, '');
  const shaped = plain === '' ? fallback : /^[a-z]/.test(plain) ? plain : `${fallback}_${plain}`;
  const isReserved = reservedIds.includes(shaped) || shaped.endsWith('_other_text');
  const own = isReserved ? `${shaped}_q` : shaped;
  if (!taken.has(own)) return own;
  for (let number = 2; ; number += 1) {
    const numbered = `${own}_${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** Names that an id may not have: those of the form's own fields and of conditions, ours or the sources'. */
const reservedIds: readonly string[] = [...formFieldNames, ...expressionWords, 'constructor', 'is', 'true', 'false'];
