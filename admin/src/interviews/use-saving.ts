import type { Answers } from '@voldaan/domain/surveys/answers';
import { useCallback, useRef, useState } from 'react';
import { isProblem } from '../http/problem.ts';
import { type SentAnswers, sendAnswers } from './call-requests.ts';

export type Saving = Readonly<{
  state: 'saved' | 'saving' | 'failed';
  reason: string;
  /** Keeps an answer: it is sent after those before it. */
  save: (answers: Answers) => void;
  retry: () => void;
  /** When everything is saved; false when it could not be. */
  settle: () => Promise<boolean>;
}>;

/** Answers go one after the other, while the next question is read out already; none is dropped when the line is. */
export function useSaving(callId: string): Saving {
  const waiting = useRef<readonly SentAnswers[]>([]);
  const running = useRef<Promise<boolean> | undefined>(undefined);
  const [shown, setShown] = useState<Pick<Saving, 'state' | 'reason'>>({ state: 'saved', reason: '' });

  const drain = useCallback((): Promise<boolean> => {
    if (running.current !== undefined) return running.current;
    setShown({ state: 'saving', reason: '' });
    running.current = sendAll(callId, waiting)
      .then((reason) => {
        setShown(reason === undefined ? { state: 'saved', reason: '' } : { state: 'failed', reason });
        return reason === undefined;
      })
      .finally(() => {
        running.current = undefined;
      });
    return running.current;
  }, [callId]);

  const save = useCallback(
    (answers: Answers) => {
      waiting.current = [...waiting.current, { submission: crypto.randomUUID(), answers }];
      void drain();
    },
    [drain],
  );
  const settle = useCallback(async () => {
    if (running.current !== undefined) await running.current;
    return waiting.current.length === 0 || drain();
  }, [drain]);
  return { ...shown, save, retry: () => void drain(), settle };
}

/** Sends what waits, the oldest first; gives why it stopped, or undefined when nothing waits any more. */
async function sendAll(callId: string, waiting: { current: readonly SentAnswers[] }): Promise<string | undefined> {
  for (let first = waiting.current[0]; first !== undefined; first = waiting.current[0]) {
    try {
      await sendAnswers(callId, first);
    } catch (error) {
      if (!isProblem(error)) throw error;
      return error.detail || error.code;
    }
    waiting.current = waiting.current.slice(1);
  }
  return undefined;
}
