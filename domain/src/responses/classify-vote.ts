import type { VoteClass } from './vote-class.ts';
import type { VoteEvidence } from './vote-evidence.ts';

/** Reading a question and pressing a button takes a person longer than this; a script needs a few milliseconds. */
export const dwellLeastMs = 1_200;

/** A mail that is opened sooner than this after it was handed over was opened by the receiving mail system. */
export const handOverLeastSeconds = 10;

/** One mistake of the thumb opens two scores; three within ten seconds is somebody following every link. */
const marksByMistakeMost = 2;

/**
 * Judges a vote by its evidence alone: no clock, no chance, the same verdict whenever it is asked.
 *
 * Mail scanners open every link, often at delivery and again when it is clicked; some send the form that they find.
 * So a link opened proves nothing, and a form that came back proves little. A press that the browser itself vouches for
 * (`gesture`), on a page that was really open for a while, is what a scanner does not bring. A page without a script is
 * believed when nothing about the visit looks like a machine: people with old or careful browsers have a vote too.
 */
export function classifyVote(evidence: VoteEvidence): VoteClass {
  // Two people spoke; there is no page that a machine could have opened.
  if (evidence.interviewer !== undefined) return 'human';
  if (evidence.nonce === 'forged') return 'machine';
  if (followsEveryLink(evidence)) return 'machine';
  if (evidence.nonce === 'missing') return opensSeveral(evidence) ? 'machine' : 'unconfirmed';
  if (evidence.gesture === 'none') return 'machine';
  if (evidence.follows === 'human') return 'human';
  if (evidence.touch === true) return touched(evidence);
  return evidence.gesture === undefined ? withoutScript(evidence) : withGesture(evidence);
}

/**
 * An answer that was saved before its page's button was pressed is kept, so that nobody loses it, and waits for the press
 * to count: a scanner that tries out a page touches it too.
 */
function touched(evidence: VoteEvidence): VoteClass {
  return evidence.gesture === undefined ? 'machine' : 'unconfirmed';
}

/** The browser vouches for the press. What else happened around it can only make that doubtful. */
function withGesture(evidence: VoteEvidence): VoteClass {
  return isQuick(evidence) || opensSeveral(evidence) || evidence.trap === true ? 'unconfirmed' : 'human';
}

function withoutScript(evidence: VoteEvidence): VoteClass {
  if (isQuick(evidence) || opensSeveral(evidence) || evidence.trap === true) return 'machine';
  if (wasFetchedAhead(evidence) || isFromElsewhere(evidence)) return 'unconfirmed';
  // A page that follows a doubtful one proves nothing new: whoever sent the first form sends the second.
  return evidence.follows === 'unconfirmed' ? 'unconfirmed' : 'human';
}

function isQuick(evidence: VoteEvidence): boolean {
  return (evidence.dwellMs ?? 0) < dwellLeastMs;
}

function followsEveryLink(evidence: VoteEvidence): boolean {
  return (evidence.marksOpened ?? 0) > marksByMistakeMost;
}

function opensSeveral(evidence: VoteEvidence): boolean {
  return (evidence.marksOpened ?? 0) >= marksByMistakeMost;
}

/** A gateway sends the form from where its machines stand, which is seldom where the page was opened. */
function isFromElsewhere({ hosting, otherNetwork }: VoteEvidence): boolean {
  return hosting === true || otherNetwork === true;
}

/** By HEAD, ahead of a person, or before a person could have read the mail. */
function wasFetchedAhead(evidence: VoteEvidence): boolean {
  const { head, prefetch, handOverSeconds } = evidence;
  return (
    head === true || prefetch === true || (handOverSeconds !== undefined && handOverSeconds < handOverLeastSeconds)
  );
}
