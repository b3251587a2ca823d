/** What stands between the whole and its parts: 1.234,5 or 1,234.5. */
export const decimalMarks = [',', '.'] as const;
export type DecimalMark = (typeof decimalMarks)[number];

const comma = /^-?\d{1,3}(?:[. '’]\d{3})*(?:,\d+)?$|^-?\d+(?:,\d+)?$/;
const point = /^-?\d{1,3}(?:[, '’]\d{3})*(?:\.\d+)?$|^-?\d+(?:\.\d+)?$/;

/** A number as lists write it, with or without a currency; undefined when the text is none. */
export function readNumber(text: string, decimal: DecimalMark): number | undefined {
  const bare = bareNumber(text);
  if (!(decimal === ',' ? comma : point).test(bare)) return undefined;
  const plain = decimal === ',' ? bare.replaceAll(/[. '’]/g, '').replace(',', '.') : bare.replaceAll(/[, '’]/g, '');
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}

/** Which mark a text can only have been written with; undefined when it fits both, or is no number. */
export function decimalMarkOf(text: string): DecimalMark | undefined {
  const bare = bareNumber(text);
  const [, last = '', parts = ''] = /^-?[\d. '’,]*\d([.,])(\d+)$/.exec(bare) ?? [];
  if (last === '') return undefined;
  const fits = { ',': comma.test(bare), '.': point.test(bare) };
  if (fits[','] !== fits['.']) return fits[','] ? ',' : '.';
  // 1.234 and 1,234 may be thousands or thousandths; two figures or one are parts.
  if (!fits[','] || parts.length === 3) return undefined;
  return last === ',' ? ',' : '.';
}

function bareNumber(text: string): string {
  return text
    .trim()
    .replace(/^(?:€|\$|£|eur|nok|kr\.?)\s*/i, '')
    .replace(/\s*(?:€|\$|£|eur|nok|kr\.?|%|,-{1,2})$/i, '')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replace(/^\u2212/, '-');
}
