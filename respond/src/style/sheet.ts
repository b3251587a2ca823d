import apart from './apart.css?raw';
import battery from './battery.css?raw';
import caseForm from './case.css?raw';
import caseLine from './case-line.css?raw';
import choice from './choice.css?raw';
import faces from './faces.css?raw';
import fault from './fault.css?raw';
import field from './field.css?raw';
import frame from './frame.css?raw';
import halves from './halves.css?raw';
import ideas from './ideas.css?raw';
import keys from './keys.css?raw';
import languages from './languages.css?raw';
import number from './number.css?raw';
import other from './other.css?raw';
import pair from './pair.css?raw';
import palette from './palette.css?raw';
import preferences from './preferences.css?raw';
import prose from './prose.css?raw';
import question from './question.css?raw';
import ranking from './ranking.css?raw';
import resume from './resume.css?raw';
import scale from './scale.css?raw';
import stamp from './stamp.css?raw';
import stars from './stars.css?raw';
import statement from './statement.css?raw';
import ticks from './ticks.css?raw';
import waiting from './waiting.css?raw';
import words from './words.css?raw';
import yes from './yes.css?raw';

const parts = {
  frame: palette + frame,
  question,
  choice,
  keys,
  scale,
  halves,
  yes,
  apart,
  words,
  faces,
  stars,
  ticks,
  field,
  other,
  number,
  ranking,
  battery,
  pair,
  statement,
  waiting,
  fault,
  prose,
  preferences,
  ideas,
  stamp,
  resume,
  languages,
  case: caseForm,
  'case-line': caseLine,
} as const;

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
