import type { Counted } from '@voldaan/domain/metrics/answers';
import { judgeAgainstNorm } from '@voldaan/domain/metrics/verdict';
import type { z } from 'zod';
import type { Figure } from '../figures/figure.ts';
import type { verdictSchema } from '../schema.ts';

/** What a figure is against its norm, as it crosses the wire; null where nobody set one. */
export function showVerdict(
  { metric, window }: Figure,
  total: Counted,
  norm: number | null,
): z.output<typeof verdictSchema> | null {
  if (norm === null) return null;
  const judged = judgeAgainstNorm(metric, total, norm, { period: { from: window.from, to: window.to } });
  return { norm, verdict: judged.verdict, answers_still_needed: judged.answersStillNeeded };
}
