/** What a spreadsheet takes for a formula: also in full width, and behind blanks that it does not count. */
const formula = /^["'\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

/** The cells of a CSV file that a spreadsheet would calculate, by the file's own separator. */
export function formulasIn(csv: string): readonly string[] {
  const [heading = ''] = csv.split(/\r?\n/, 1);
  const separator = [';', ',', '\t'].find((sign) => heading.includes(sign)) ?? ';';
  return cellsOf(csv.replace(/^\ufeff/, ''), separator).filter((cell) => isFormula(cell));
}

/** An apostrophe before it makes it text. All cells of the file are texts, so even -5 is one. */
export function isFormula(cell: string): boolean {
  return !cell.startsWith("'") && formula.test(cell);
}

/** RFC 4180, with the separator that the file has. */
export function cellsOf(csv: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const sign = csv[at] ?? '';
    if (isQuoted && sign === '"' && csv[at + 1] === '"') {
      cell += sign;
      at += 1;
    } else if (sign === '"') {
      isQuoted = !isQuoted;
    } else if (!isQuoted && (sign === separator || sign === '\n' || sign === '\r')) {
      cells.push(cell);
      cell = '';
    } else {
      cell += sign;
    }
  }
  return [...cells, cell];
}
