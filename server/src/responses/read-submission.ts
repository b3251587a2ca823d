import { Refusal } from '@voldaan/domain/refusal';

/**
 * What the page's script saw of the person: times and presses, nothing else. `isPressed` is false for an answer that was
 * sent as it was given, before the button was pressed.
 */
export type PageEvidence = Readonly<{ pointer: number; keys: number; isTrusted: boolean; isPressed: boolean }>;

/** A JSON body that gives answers. The answers themselves are judged by the survey's version, not here. */
export type Submission = Readonly<{
  submission: string;
  respondent: string | undefined;
  answers: unknown;
  isFinal: boolean;
  nonce: string | undefined;
  evidence: PageEvidence | undefined;
  language: string | undefined;
  tryToken: string | undefined;
  /** Fields that nobody asked for: left out, and counted. */
  droppedCount: number;
}>;

/** Keys are made by machines: visible ASCII, so that they mean the same in every store and log. */
const submissionShape = /^[\x21-\x7e]{1,255}$/;
/** Whoever knows this key can add to the answers under it, until they are complete. */
const respondentShape = /^[\x21-\x7e]{8,200}$/;
const nonceLengthMost = 200;

/** Reads a body strictly where the answer depends on it, and leaves out the rest: a stray field refuses no answer. */
export function readSubmission(body: unknown): Submission {
  if (!isRecord(body)) throw new Refusal('field_type', { pointer: '' });
  const { submission, respondent, answers, final, nonce, evidence, language, try: tryToken } = body;
  if (submission === undefined) throw new Refusal('field_required', { pointer: '/submission' });
  if (typeof submission !== 'string' || !submissionShape.test(submission)) {
    throw new Refusal('field_format', { pointer: '/submission' });
  }
  if (respondent !== undefined && (typeof respondent !== 'string' || !respondentShape.test(respondent))) {
    throw new Refusal('field_format', { pointer: '/respondent' });
  }
  if (answers === undefined) throw new Refusal('field_required', { pointer: '/answers' });
  if (final !== undefined && typeof final !== 'boolean') throw new Refusal('field_type', { pointer: '/final' });
  return {
    submission,
    respondent,
    answers,
    isFinal: final === true,
    nonce: readShort(nonce),
    evidence: readPageEvidence(evidence),
    language: readShort(language),
    tryToken: readShort(tryToken),
    droppedCount: droppedOf(body),
  };
}

/** What the script sent along; anything that is not its shape says as little as nothing. */
export function readPageEvidence(value: unknown): PageEvidence | undefined {
  if (!isRecord(value)) return undefined;
  const { pointer, keys, trusted, pressed } = value;
  return { pointer: countOf(pointer), keys: countOf(keys), isTrusted: trusted === true, isPressed: pressed !== false };
}

const known = new Set(['submission', 'respondent', 'answers', 'final', 'nonce', 'evidence', 'language', 'try']);

function droppedOf(body: Readonly<Record<string, unknown>>): number {
  let count = 0;
  for (const name in body) if (!known.has(name)) count += 1;
  return count;
}

function readShort(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= nonceLengthMost ? value : undefined;
}

function countOf(value: unknown): number {
  return typeof value === 'number' && value > 0 ? Math.min(Math.floor(value), 1_000) : 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
