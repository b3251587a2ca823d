import { useCallback, useRef, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { refusalWords } from './refusal-words.ts';

type Attempt = Readonly<{
  /** Does the work, once at a time; true when it went well. */
  attempt: (work: () => Promise<void>) => Promise<boolean>;
  isPending: boolean;
  /** Why the last attempt was refused, in one sentence; empty when it was not. */
  refusal: string;
}>;

/** Work that a press starts and the server may refuse: pending meanwhile, and the reason afterwards. */
export function useAttempt(): Attempt {
  const say = useSay();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState('');
  const underWay = useRef(false);
  const attempt = useCallback(
    async (work: () => Promise<void>) => {
      if (underWay.current) return false;
      underWay.current = true;
      setPending(true);
      setRefusal('');
      try {
        await work();
        return true;
      } catch (error) {
        if (!isProblem(error)) throw error;
        setRefusal(refusalWords(error, say));
        return false;
      } finally {
        underWay.current = false;
        setPending(false);
      }
    },
    [say],
  );
  return { attempt, isPending, refusal };
}
