/** What stands before "ge" in a verb that parts: "teruggebeld". */
const separable =
  '(?:terug|langs|schoon|klaar|tegen|voor|door|over|mee|weg|uit|aan|toe|bij|thuis|vast|los|op|af|in|na|om)?';
const participle = new RegExp(`^(${separable})ge(\\p{L}{3,})$`, 'u');

/**
 * The verbs behind the Dutch participles of a text: "gewacht" is found by "wachten" only through them, since a stemmer
 * takes off ends alone.
 *
 * Use beside the words of a Dutch text that is searched. When not to use: to count words; what is no participle ("geduld")
 * gives a form that nobody wrote, which does no harm where only searches meet it.
 *
 * Source: regular participles, ge + stem + d or t (E-ANS 2.3.2.4).
 *
 * @example
 * dutchBaseForms(['gewacht', 'teruggebeld']); // ['wacht', 'wach', 'terugbeld', 'terugbel']
 * @throws nothing.
 */
export function dutchBaseForms(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => {
    const [, before = '', rest = ''] = participle.exec(word) ?? [];
    if (!/[dt]$/u.test(rest)) return [];
    return [`${before}${rest}`, `${before}${rest.slice(0, -1)}`];
  });
}
