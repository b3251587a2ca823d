import fault from './fault.css?raw';
import frame from './frame.css?raw';
import keys from './keys.css?raw';
import prose from './prose.css?raw';
import question from './question.css?raw';
import stamp from './stamp.css?raw';
import words from './words.css?raw';

const parts = { frame, question, keys, words, fault, prose, stamp } as const;

export type SheetPart = keyof typeof parts;

const joined = new Map<string, string>();

/** The style sheet of one page: only the parts that it uses, because it travels inside the page. */
export function sheet(wanted: readonly SheetPart[]): string {
  const key = wanted.join();
  const known = joined.get(key);
  if (known !== undefined) return known;
  const css = wanted.map((part) => tighten(parts[part])).join('');
  joined.set(key, css);
  return css;
}

/** Takes out the white space that only people need. The sheets are ours and hold no text in which it could matter. */
function tighten(css: string): string {
  return css
    .replace(/\s*\n\s*/g, '')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/:\s+/g, ':')
    .replaceAll(';}', '}');
}
