import type { LanguageTag } from './language-tag.ts';

/** Bokmål and Nynorsk are read by everybody who reads either; `no` says Norwegian and not which. */
const relatives: ReadonlyMap<string, readonly string[]> = new Map([
  ['no', ['nb', 'nn']],
  ['nb', ['no', 'nn']],
  ['nn', ['no', 'nb']],
]);

/**
 * The language of a survey that suits a person best. Wishes come in their order of weight (a link, what is known of the
 * customer, the browser); the first that can be met decides: as it is written, then less exactly (`nl-BE` takes `nl`),
 * then in another variant of the same language (`nl` takes `nl-x-jij`), then in a close relative. Else the survey's first.
 */
export function matchLanguage(wishes: readonly (string | undefined)[], offered: readonly LanguageTag[]): LanguageTag {
  for (const wish of wishes) {
    const found = wish === undefined ? undefined : closest(wish.toLowerCase(), offered);
    if (found !== undefined) return found;
  }
  return offered[0] ?? 'en';
}

/** The tags of an Accept-Language header, most wanted first. What is longer than any browser's list is not read. */
export function readAcceptLanguage(header: string | undefined): readonly string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/\s*;\s*q=/);
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ tag, quality }) => /^[a-z]/i.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

function closest(wish: string, offered: readonly LanguageTag[]): LanguageTag | undefined {
  const written = (tag: string) => offered.find((candidate) => candidate.toLowerCase() === tag);
  for (let tag = wish; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const found = written(tag);
    if (found !== undefined) return found;
  }
  const spoken = (language: string) => offered.find((candidate) => primaryOf(candidate) === language);
  const language = primaryOf(wish);
  return [language, ...(relatives.get(language) ?? [])].map(spoken).find((found) => found !== undefined);
}

function primaryOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
