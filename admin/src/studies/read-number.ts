/**
 * A number as people write it: with a comma or a point, a real minus, thousands parted as in their language, and a per cent
 * sign that was typed along. In Dutch 1.000 is a thousand, as the field itself writes it; 0.2 is still two tenths.
 */
export function readNumber(text: string, locale: string): number | undefined {
  const bare = text.replace(/[\s%\u00a0\u202f]/g, '').replace('\u2212', '-');
  const plain = withoutThousandMarks(bare, locale).replace(',', '.');
  return /^-?\d{1,9}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined;
}

function withoutThousandMarks(text: string, locale: string): string {
  const mark = new Intl.NumberFormat(locale).formatToParts(1000).find(({ type }) => type === 'group')?.value;
  if (mark !== '.' && mark !== ',') return text;
  const decimal = mark === '.' ? ',' : '\\.';
  const isParted = new RegExp(`^-?[1-9]\\d{0,2}(\\${mark}\\d{3})+(${decimal}\\d+)?$`).test(text);
  return isParted ? text.replaceAll(mark, '') : text;
}
