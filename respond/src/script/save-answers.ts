import type { AnswerValue } from '@voldaan/domain/surveys/answers';
import type { Gestures } from './gestures.ts';
import { type Batch, type Given, keepCopy, keptCopy } from './kept-copy.ts';

export type Saver = Readonly<{
  /** Notes an answer, and sends it after so many milliseconds. */
  give: (name: string, value: AnswerValue, afterMs: number) => void;
  /** Sends what waits, now. */
  send: () => void;
  /** Whether something has failed to arrive, so that a press of the button would be lost too. */
  isStuck: () => boolean;
  /** Everything given and not acknowledged, now that the form itself carries it. */
  leave: () => void;
  /** What this tab kept of the same page before it was loaded again. */
  restored: Given;
}>;

type Told = Readonly<{
  /** How many answers have not arrived; undefined while all is well. */
  onUnsent: (count: number | undefined) => void;
  /** Everything has arrived. */
  onSettled: () => void;
}>;

/**
 * Sends each answer as it is given: one batch at a time, under a key of its own. Failed, it is sent again later, at most a
 * minute apart. What is refused for good is left to the form, which brings all answers once more.
 */
export function saveAnswers(form: HTMLFormElement, seen: Gestures, told: Told): Saver {
  const href = form.dataset['save'];
  const field = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';
  const page = field('page');
  const copy = keptCopy(page) ?? { page, waiting: {}, batch: undefined };
  let { waiting, batch } = copy;
  let batchCount = 0;
  let failures = 0;
  let timer = 0;
  let request: AbortController | undefined;
  const count = () => Object.keys({ ...waiting, ...batch?.answers }).length;
  const keep = () => keepCopy(count() > 0 ? { page, waiting, batch } : undefined);

  const send = async (): Promise<void> => {
    clearTimeout(timer);
    if (href === undefined || request !== undefined || count() === 0) return;
    if (batch === undefined) {
      batchCount += 1;
      batch = { key: `${field('submission')}.${batchCount}`, nonce: field('nonce'), answers: waiting };
      waiting = {};
      keep();
    }
    request = new AbortController();
    const isSettled = await post(href, bodyOf(batch, field('language'), seen), request.signal);
    // Undefined after leave(): the form is on its way, and says the same and more.
    if (request === undefined) return;
    request = undefined;
    if (isSettled) {
      batch = undefined;
      failures = 0;
      keep();
      if (count() > 0) void send();
      else told.onSettled();
    } else {
      failures += 1;
      timer = later(send, Math.min(60_000, 1_000 * 2 ** failures));
    }
    told.onUnsent(failures > 0 ? count() : undefined);
  };

  return {
    restored: { ...copy.batch?.answers, ...copy.waiting },
    send: () => void send(),
    isStuck: () => failures > 0,
    give: (name, value, afterMs) => {
      waiting = { ...waiting, [name]: value };
      keep();
      clearTimeout(timer);
      timer = later(send, afterMs);
    },
    leave: () => {
      clearTimeout(timer);
      request?.abort();
      request = undefined;
      waiting = { ...batch?.answers, ...waiting };
      batch = undefined;
      keep();
    },
  };
}

/** In a browser a timer is a number; the types of Node, which the tests run in, say otherwise. */
function later(act: () => unknown, afterMs: number): number {
  return Number(setTimeout(act, afterMs));
}

/** `pressed: false`: no button was pressed yet, so this is a touch and no vote. */
function bodyOf({ key, nonce, answers }: Batch, language: string, { pointer, keys }: Gestures): string {
  const evidence = { pointer, keys, trusted: true, pressed: false };
  return JSON.stringify({ submission: key, answers, final: false, nonce, language, evidence });
}

/** Whether there is nothing more to do: stored, or refused for good. */
async function post(href: string, body: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { status } = await fetch(href, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal,
    });
    return status < 500 && status !== 408 && status !== 429;
  } catch {
    return false;
  }
}
