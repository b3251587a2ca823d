const lengthMax = 40;

/**
 * The key of an attribute by the name that people gave it: `Soort klant` becomes `soort_klant`. Conditions, letters and
 * the API know the attribute by it, so it stays when the name changes. Of `taken`, a number behind it makes another one.
 */
export function attributeKeyOf(name: string, taken: readonly string[] = []): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  const key = (/^[a-z]/.test(plain) ? plain : `field_${plain}`).slice(0, lengthMax).replace(/_+$/, '');
  if (!taken.includes(key)) return key;
  for (let number = 2; ; number += 1) {
    const other = `${key.slice(0, lengthMax - 4)}_${number}`;
    if (!taken.includes(other)) return other;
  }
}
