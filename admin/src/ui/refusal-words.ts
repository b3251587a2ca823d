import type { Say } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';

/** Why something was refused, in the reader's language and never empty: a lost connection says nothing of itself. */
export function refusalWords(error: unknown, say: Say): string {
  if (isProblem(error, 'offline')) return say('failure.offline.text');
  if (!isProblem(error)) return say('failure.text');
  const details = error.errors.map(({ detail }) => detail);
  return details.join(' ') || error.detail || say('failure.text');
}
