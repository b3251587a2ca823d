import type { LanguageTag } from '../language-tag.ts';

/** Names that other products give to languages, and what BCP 47 calls them. */
const known: Readonly<Record<string, LanguageTag>> = {
  no: 'nb',
  'nl-informal': 'nl-x-jij',
  'de-informal': 'de-x-du',
};

/** The tag of a language code as BCP 47 writes it: `pt-br` becomes `pt-BR`. Undefined when it is no language. */
export function tagFrom(code: string): LanguageTag | undefined {
  const plain = code.slice(0, 40).toLowerCase().replaceAll('_', '-');
  if (Object.hasOwn(known, plain)) return known[plain];
  const [language = '', ...rest] = plain.split('-');
  if (!/^[a-z]{2,3}$/.test(language)) return undefined;
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  const region = rest.find((part) => /^([a-z]{2}|\d{3})$/.test(part));
  const titled = script && script.charAt(0).toUpperCase() + script.slice(1);
  return [language, titled, region?.toUpperCase()].filter((part) => part !== undefined).join('-');
}
