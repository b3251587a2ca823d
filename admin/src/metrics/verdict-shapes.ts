import type { VerdictShape } from '../ui/verdict.tsx';
import type { Overview } from './overview-requests.ts';

type Comparison = NonNullable<Overview['comparison']>;

/** What is drawn beside the verdict of a comparison. */
export const verdictShapes: Readonly<Record<Comparison['verdict'], VerdictShape>> = {
  higher: 'higher',
  lower: 'lower',
  'no difference shown': 'no-difference',
  'too few': 'too-few',
};
