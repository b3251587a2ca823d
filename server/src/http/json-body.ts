import { Refusal } from '@voldaan/domain/refusal';

export type JsonLimits = Readonly<{ depth: number; keys: number; elements: number }>;

/** What a body may hold. Deeper or wider ones cost more to walk than any honest request needs. */
export const jsonLimits: JsonLimits = { depth: 32, keys: 5_000, elements: 10_000 };

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body more strictly than JSON.parse: whole UTF-8, no name twice in one object (two readers would take two
 * different values), no `__proto__`, nothing PostgreSQL cannot store, and within the limits.
 */
export function readJsonBody(bytes: Buffer, limits: JsonLimits = jsonLimits): unknown {
  let text: string;
  let value: unknown;
  try {
    text = strictUtf8.decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw new Refusal('body_malformed');
  }
  checkNames(text, limits);
  return value;
}

/** An object that is open while the text is walked, with the names seen in it, the last of them last; a list has none. */
type Open = { readonly names: Set<string> | undefined; elements: number; last: string };

/** Walks a text that JSON.parse has accepted, so that only the strings and the brackets need to be looked at. */
function checkNames(text: string, limits: JsonLimits): void {
  const open: Open[] = [];
  let keys = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '{' || letter === '[') {
      open.push({ names: letter === '{' ? new Set() : undefined, elements: 1, last: '' });
      if (open.length > limits.depth) throw new Refusal('body_too_deep', { values: { maximum: limits.depth } });
    } else if (letter === '}' || letter === ']') {
      open.pop();
    } else if (letter === ',') {
      countElement(open.at(-1), limits);
    } else if (letter === '"') {
      const end = endOfString(text, at);
      const content = readString(text, at, end);
      if (content === undefined) throw new Refusal('body_text_refused', { pointer: pointerTo(open) });
      if (isName(text, end)) {
        keys += 1;
        if (keys > limits.keys) throw new Refusal('body_too_many_keys', { values: { maximum: limits.keys } });
        addName(open, content);
      }
      at = end;
    }
  }
}

function countElement(open: Open | undefined, limits: JsonLimits): void {
  if (open === undefined || open.names !== undefined) return;
  open.elements += 1;
  if (open.elements > limits.elements)
    throw new Refusal('body_list_too_long', { values: { maximum: limits.elements } });
}

function addName(open: readonly Open[], name: string): void {
  if (name === '__proto__') throw new Refusal('body_name_refused');
  const inmost = open.at(-1);
  if (inmost === undefined) return;
  const isTwice = inmost.names?.has(name) === true;
  inmost.last = name;
  if (isTwice) throw new Refusal('body_name_twice', { pointer: pointerTo(open) });
  inmost.names?.add(name);
}

/** Where the walk has come (RFC 6901): the name that was read last in each object, the place in each list. */
function pointerTo(open: readonly Open[]): string {
  const parts = open.map(({ names, elements, last }) => (names === undefined ? String(elements - 1) : last));
  return parts.map((part) => `/${part.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Where the string that starts here ends: at its closing quote. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** The string itself; undefined when an escape spells a NUL or half a character, which no text column takes. */
function readString(text: string, start: number, end: number): string | undefined {
  const raw = text.slice(start + 1, end);
  if (!raw.includes('\\')) return raw;
  const content: unknown = JSON.parse(text.slice(start, end + 1));
  return typeof content === 'string' && !content.includes('\0') && content.isWellFormed() ? content : undefined;
}

/** A string is a name when a colon follows it. */
function isName(text: string, end: number): boolean {
  let at = end + 1;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++;
  return text[at] === ':';
}
