/** So many answers have to be there before one of them is shown: whoever gave it is one of so many at least. */
export const anonymousMinimum = 5;

/** What waits in an anonymous wave to be shown. */
export type WaitingAnswers = Readonly<{
  /** All that are complete, shown or not. */
  complete: number;
  waiting: number;
  /** Whether the oldest of them was given before today. */
  isOfEarlierDay: boolean;
  /** Whether the wave takes no more answers. */
  isEnded: boolean;
}>;

/**
 * Whether the waiting answers of an anonymous wave may be shown now.
 *
 * Five at once, so that nobody who watches the screen learns whose answer came just then; the few that are left over when
 * five were shown before come the next day, or when the wave is over. Fewer than five in all are never shown.
 *
 * @example
 * mayRelease({ complete: 4, waiting: 4, isOfEarlierDay: true, isEnded: true }); // false
 * @throws nothing.
 */
export function mayRelease({ complete, waiting, isOfEarlierDay, isEnded }: WaitingAnswers): boolean {
  if (waiting === 0 || complete < anonymousMinimum) return false;
  return waiting >= anonymousMinimum || isOfEarlierDay || isEnded;
}

/** Who answered an anonymous wave, and of how many of them that is noted on their invitations. */
export type AnsweredInvitations = Readonly<{ noted: number; answered: number; isEnded: boolean }>;

/**
 * Whether it may be noted now which invitations were answered. All notes of a wave are written anew with each lot, so that
 * none is older than another; a lot therefore grows with the wave, or its cost would grow with the square.
 *
 * @example
 * mayNote({ noted: 5, answered: 9, isEnded: false }); // false
 * @throws nothing.
 */
export function mayNote({ noted, answered, isEnded }: AnsweredInvitations): boolean {
  const fresh = answered - noted;
  if (fresh <= 0 || answered < anonymousMinimum) return false;
  return isEnded || fresh >= Math.max(anonymousMinimum, Math.ceil(noted / 20));
}
