import type { Format } from '../catalogue/format.ts';
import type { Say } from '../catalogue/text.tsx';

/** How a vote came to be, in words, from what the server kept with it. What was not seen is not mentioned. */
export function evidenceWords(
  evidence: Readonly<Record<string, unknown>>,
  say: Say,
  format: Format,
): readonly string[] {
  const { gesture, nonce, dwellMs, marksOpened, handOverSeconds } = evidence;
  const words: string[] = [];
  if (gesture === 'pointer' || gesture === 'key') words.push(say(`evidence.gesture-${gesture}`));
  if (gesture === 'none') words.push(say('evidence.gesture-none'));
  if (gesture === undefined && nonce === 'valid') words.push(say('evidence.no-script'));
  if (nonce === 'missing' || nonce === 'forged') words.push(say(`evidence.nonce-${nonce}`));
  if (typeof dwellMs === 'number') {
    words.push(say('evidence.dwell', { seconds: format.number(dwellMs / 1000, dwellMs < 10_000 ? 1 : 0) }));
  }
  if (typeof marksOpened === 'number' && marksOpened > 1) words.push(say('evidence.marks', { count: marksOpened }));
  if (evidence['trap'] === true) words.push(say('evidence.trap'));
  if (evidence['head'] === true || evidence['prefetch'] === true) words.push(say('evidence.ahead'));
  if (typeof handOverSeconds === 'number' && handOverSeconds < 10) words.push(say('evidence.at-delivery'));
  if (evidence['hosting'] === true) words.push(say('evidence.hosting'));
  if (evidence['otherNetwork'] === true) words.push(say('evidence.other-network'));
  return words;
}
