import { isLongerThan, textLimit } from '../text-length.ts';
import { isUnreadable, isUnreadableLine } from './is-unreadable.ts';

/** Most characters of a name, of a person or of a sender, as people count them. */
const nameLimit = textLimit(200);

export type NameFaultCode = 'name_too_long' | 'name_control_character';

/**
 * A customer's name as their firm wrote it. Line ends are kept, since spreadsheets hold them; whatever puts a name into
 * a header folds them (`oneLine`). Other control characters are refused.
 */
export function nameFault(name: string): NameFaultCode | undefined {
  if (isUnreadable(name)) return 'name_control_character';
  return isLongerThan(name, nameLimit) ? 'name_too_long' : undefined;
}

/** Turns the order of what follows: a sender so written reads as another one. Languages written from the right need none. */
const turning = /[\u202a-\u202e\u2066-\u2069]/;

/** A name that becomes a header itself: a sender's. No line ends either. */
export function senderNameFault(name: string): NameFaultCode | undefined {
  return isUnreadableLine(name) || turning.test(name) ? 'name_control_character' : nameFault(name);
}

/** A value that is merged into one line of a mail: every run of blanks and control characters becomes one space. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
