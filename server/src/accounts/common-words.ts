import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('./common-password-words.txt', import.meta.url), 'utf8');

/** Words that passwords are made of; the file says where they are from. */
export const commonWords: ReadonlySet<string> = new Set(
  text.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
);
