import { cutText } from '../text-length.ts';

/** What is shown back to say which entry is meant needs no more than this. */
export function shortenEntry(text: string): string {
  const shown = cutText(text, 200);
  return shown === text ? text : `${shown}…`;
}
