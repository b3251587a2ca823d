import { endingOf, type FileSort } from './file-sort.ts';

const nameLengthMax = 100;

/**
 * A name that can be shown, stored and saved: without the path before it, without control characters, invisible letters and
 * those that turn the order round, and with the ending that the file really has.
 *
 * Use for every file from outside. When not to use: to tell what a file is (file-sort.ts does).
 *
 * Source: the names that Windows refuses (reserved characters, a dot or a blank at the end), and CWE-22, CWE-451.
 *
 * @example
 * fileName('..\\foto\u202Egpj.exe', 'image/jpeg'); // 'fotogpj.exe.jpg'
 * @throws nothing.
 */
export function fileName(given: string, sort: FileSort): string {
  const clean = shownName(given);
  const ending = endingOf[sort];
  const stem = hasEnding(clean, sort) ? clean.slice(0, clean.lastIndexOf('.')) : clean;
  const cut = [...stem]
    .slice(0, nameLengthMax)
    .join('')
    .replace(/[. ]+$/u, '');
  // A device name opens the device, whatever ending stands behind it.
  const free = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(cut) ? `_${cut}` : cut;
  return `${free === '' ? 'file' : free}.${ending}`;
}

/** The name as a customer may read it again, also of a file that is refused. */
export function shownName(given: string): string {
  return given
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '')
    .replace(/^.*[/\\]/u, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[. ]+|[. ]+$/gu, '');
}

const endings: Readonly<Record<FileSort, RegExp>> = {
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
  'image/webp': /\.webp$/i,
  'image/gif': /\.gif$/i,
  'application/pdf': /\.pdf$/i,
  'text/plain': /\.txt$/i,
};

function hasEnding(name: string, sort: FileSort): boolean {
  return endings[sort].test(name);
}
