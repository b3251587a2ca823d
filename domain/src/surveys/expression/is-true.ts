import { evaluate, type Scope } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './parse-expression.ts';

/** Conditions as read once: a path is asked for at every answer, and its conditions never change. */
const known = new Map<string, Expression | undefined>();

/** More than the conditions of many surveys; what is beyond is read again. */
const knownMax = 2000;

/**
 * Whether a condition of a survey is true. One that is absent always is; one that cannot be read, which only a draft
 * can hold, never.
 */
export function isTrue(condition: string | undefined, scope: Scope): boolean {
  if (condition === undefined) return true;
  if (!known.has(condition)) {
    if (known.size >= knownMax) known.clear();
    known.set(condition, readable(condition));
  }
  const expression = known.get(condition);
  return expression !== undefined && evaluate(expression, scope);
}

function readable(condition: string): Expression | undefined {
  try {
    return parseExpression(condition);
  } catch {
    return undefined;
  }
}
