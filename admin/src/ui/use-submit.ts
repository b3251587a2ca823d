import { useCallback, useMemo, useRef, useState } from 'react';
import { isProblem, type Problem } from '../http/problem.ts';

export type Submission = Readonly<{
  submit: () => void;
  isPending: boolean;
  /** The refusal of the last try; undefined once it went well or a new try is under way. */
  problem: Problem | undefined;
  /** What is wrong with one field, by the name under which it was sent. */
  errorOf: (field: string) => string | undefined;
  clear: () => void;
}>;

/** Sends a form once at a time and keeps what was refused: per field for the fields, as a whole for the summary. */
export function useSubmit(send: () => Promise<void>): Submission {
  const [problem, setProblem] = useState<Problem>();
  const [isPending, setPending] = useState(false);
  const underWay = useRef(false);

  const submit = useCallback(() => {
    if (underWay.current) return;
    underWay.current = true;
    setPending(true);
    setProblem(undefined);
    send()
      .catch((error: unknown) => {
        if (!isProblem(error)) throw error;
        setProblem(error);
      })
      .finally(() => {
        underWay.current = false;
        setPending(false);
      });
  }, [send]);

  const errorOf = useCallback(
    (field: string) => problem?.errors.find((error) => error.pointer === `/${field.replaceAll('.', '/')}`)?.detail,
    [problem],
  );
  const clear = useCallback(() => setProblem(undefined), []);
  return useMemo(() => ({ submit, isPending, problem, errorOf, clear }), [submit, isPending, problem, errorOf, clear]);
}
