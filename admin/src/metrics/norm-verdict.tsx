import { useFormat } from '../catalogue/format.ts';
import { Rich } from '../catalogue/text.tsx';
import { Verdict } from '../ui/verdict.tsx';
import type { Overview } from './overview-requests.ts';

type JudgedNorm = NonNullable<Overview['norm']>;

type NormProps = Readonly<{
  norm: JudgedNorm;
  figure: (value: number) => string;
  isShown: boolean;
}>;

/** Met, not met, or not yet to be told, with the answers that it would take. */
export function NormVerdict({ norm, figure, isShown }: NormProps) {
  const format = useFormat();
  const named = figure(norm.norm);
  if (!isShown) {
    return (
      <Verdict shape="too-few">
        <Rich message="verdict.norm-too-few" values={{ norm: named }} />
      </Verdict>
    );
  }
  if (norm.verdict === 'met') {
    return (
      <Verdict shape="higher">
        <Rich message="verdict.norm-met" values={{ norm: named }} />
      </Verdict>
    );
  }
  if (norm.verdict === 'not met') {
    return (
      <Verdict shape="lower">
        <Rich message="verdict.norm-missed" values={{ norm: named }} />
      </Verdict>
    );
  }
  const needed = norm.answers_still_needed;
  return (
    <Verdict shape="no-difference">
      {needed === null ? (
        <Rich message="verdict.norm-open" values={{ norm: named }} />
      ) : (
        <Rich message="verdict.norm-open-needed" values={{ norm: named, needed: format.number(needed) }} />
      )}
    </Verdict>
  );
}
