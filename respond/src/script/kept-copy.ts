import type { AnswerValue } from '@voldaan/domain/surveys/answers';

/** Answers under one key: sent again as they were until they are acknowledged, so that a lost reply stores them once. */
export type Batch = Readonly<{ key: string; nonce: string; answers: Given }>;

export type Given = Readonly<Record<string, AnswerValue>>;

/** What the server has not acknowledged, and the page it was given on. */
export type KeptCopy = Readonly<{ page: string; waiting: Given; batch: Batch | undefined }>;

/**
 * In this tab only: the next person at a shared screen must not find it. Written from the first thing that was given,
 * never before. A browser that keeps nothing loses only this.
 */
const name = `voldaan:${location.pathname}`;

/** Keeps what is not acknowledged; nothing stays when everything is. */
export function keepCopy(copy: KeptCopy | undefined): void {
  try {
    if (copy) sessionStorage.setItem(name, JSON.stringify(copy));
    else sessionStorage.removeItem(name);
  } catch {
    // The answers are on their way to the server all the same.
  }
}

/** The copy of this very page. A copy of another one has arrived with its form, and goes. */
export function keptCopy(page: string): KeptCopy | undefined {
  try {
    const copy: KeptCopy | undefined = JSON.parse(sessionStorage.getItem(name) ?? 'null') ?? undefined;
    if (copy === undefined || copy.page === page) return copy;
    keepCopy(undefined);
  } catch {
    // As if nothing had been kept.
  }
  return undefined;
}
