/** A number as people write it: with a comma or a point, a real minus, and a per cent sign that was typed along. */
export function readNumber(text: string): number | undefined {
  const plain = text
    .replace(/[\s%\u00a0\u202f]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
  return /^-?\d{1,9}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined;
}
