/** Tags whose contents are not words at all. */
const silentTag = /<(script|style|xmp|iframe|object|template)\b[^>]{0,2000}>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const breakTag = /<(?:br|\/p|\/div|\/li|\/h[1-6])\b[^>]{0,2000}>/gi;
const anyTag = /<\/?[a-z!][^<>]{0,2000}>/gi;
const mediaTag = /<(?:img|video|audio|iframe|object|embed|svg)\b/i;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  eacute: 'é',
  euml: 'ë',
  iuml: 'ï',
  oslash: 'ø',
  aring: 'å',
  aelig: 'æ',
  ndash: '–',
  hellip: '…',
};

/** Longer texts are cut before they are looked at. */
const charactersMax = 20_000;

/** The words of a text that may be markup, and what it had that is not words. */
export type PlainWords = Readonly<{ words: string; hadMarkup: boolean; hadMedia: boolean }>;

/**
 * Takes the tags off. The result is shown as text, whatever is in it: this is about what reads well, and no defence
 * rests on it.
 */
export function plainWords(text: string): PlainWords {
  const source = text.slice(0, charactersMax);
  const bare = source.replace(silentTag, ' ').replace(breakTag, '\n').replace(anyTag, '');
  const words = bare
    .replace(/&(#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});/gi, decodeEntity)
    .replace(/[ \t\r\f\v]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .replace(unstorable, '')
    .trim();
  return { words, hadMarkup: bare !== source, hadMedia: mediaTag.test(source) };
}

/** As read-value.ts has it: what no text of a survey may hold. */
const unstorable = /[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]/gu;

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
}
