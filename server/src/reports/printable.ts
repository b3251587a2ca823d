/** What all fonts of paper have (server/fonts; the test reads it off the files). */
const printed =
  String.raw`\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u0113\u0116-\u0127\u012a\u012b\u012e-\u0131\u0134-\u0137\u0139-\u013e\u0141-\u0148` +
  String.raw`\u014a-\u014d\u0150-\u0161\u0164\u0165\u016a-\u017e\u0218-\u021b\u1e80-\u1e85\u1e9e\u1ef2\u1ef3` +
  String.raw`\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u2039\u203a\u20ac\u2122\u2212`;
const lacking = new RegExp(`[^${printed}]`, 'gu');
const lackingRun = new RegExp(`[^${printed}]+(?:[ \\u00a0]+[^${printed}]+)*`, 'gu');

/** Letters that Unicode does not take apart; the first two are Sami. */
const nearest: Readonly<Record<string, string>> = { ŧ: 't', Ŧ: 'T', '‐': '-', '′': '’' };

/**
 * A text in letters that the fonts have: a letter with a mark that they lack without its mark, and `[…]` where there is no
 * such letter, as a quotation is shortened. An empty box would look like a fault, and a question mark make a question.
 */
export function printable(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(lacking, (letter) => bare(letter))
    .replace(lackingRun, '[…]');
}

function bare(letter: string): string {
  const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s/gu, ' ');
  return nearest[plain] ?? plain;
}
