import { asciiAt, type FileSort, fileSortOf } from './file-sort.ts';
import { type PictureSize, pictureSize } from './picture-size.ts';

/** Why a file is not taken, as a code of the catalogues, each with its own cure. */
export type FileFault =
  | 'empty'
  | 'too_large'
  | 'too_many'
  | 'sort'
  | 'heic'
  | 'office'
  | 'archive'
  | 'active'
  | 'damaged'
  | 'dimensions'
  | 'busy';

export type JudgedFile = Readonly<{ sort: FileSort }> | Readonly<{ fault: FileFault }>;

export const fileBytesMax = 10 * 1024 * 1024;
export const filesMax = 5;
/** More than any camera makes; a small file that says it is larger would fill the memory of whoever opens it. */
const pixelsMax = 250_000_000;

/**
 * Whether a file from outside is taken, and as what.
 *
 * Use once for each file, on all its bytes. When not to use: as a virus scanner. It refuses what may act: markup, scripts,
 * programs, archives, documents with something that runs inside, and pictures with another file behind them. What is taken is
 * served as a download all the same, under a policy that lets nothing run.
 *
 * Source: OWASP File Upload Cheat Sheet; polyglots as in CVE-2022-24891 and ISO 32000-2, 12.6.4 (actions).
 *
 * @example
 * judgeFile(new TextEncoder().encode('<svg onload=alert(1)>'), 'photo.png'); // { fault: 'active' }
 * @throws nothing.
 */
export function judgeFile(bytes: Uint8Array, name: string): JudgedFile {
  if (bytes.length === 0) return { fault: 'empty' };
  if (bytes.length > fileBytesMax) return { fault: 'too_large' };
  const sort = fileSortOf(bytes);
  if (sort === undefined) return { fault: faultOfOther(bytes) };
  const fault = sort === 'text/plain' ? faultOfText(bytes, name) : faultOfDocument(bytes, sort);
  return fault === undefined ? { sort } : { fault };
}

/** What people mean well with has a cure of its own. */
function faultOfOther(bytes: Uint8Array): FileFault {
  if (asciiAt(bytes, 4, 4) === 'ftyp' && /^(hei|hev|mif|avi)/.test(asciiAt(bytes, 8, 4))) return 'heic';
  if (asciiAt(bytes, 0, 4) === 'PK\x03\x04')
    return /(?:word|xl|ppt)\/|mimetypeapplication\/vnd\.oasis/.test(asciiAt(bytes, 0, 4000)) ? 'office' : 'archive';
  if (asciiAt(bytes, 0, 4) === '\xd0\xcf\x11\xe0') return 'office';
  if (/^(Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zX)/.test(asciiAt(bytes, 0, 4))) return 'archive';
  return 'sort';
}

/** Text that a computer would take for a page or a program is not the text that somebody wrote to us. */
function faultOfText(bytes: Uint8Array, name: string): FileFault | undefined {
  const beginning = asciiAt(bytes, 0, 2000)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (/^(#!|<\?|<!|\{\\rtf|%!PS|MZ)/i.test(beginning) || holdsMarkup(bytes)) return 'active';
  const ending = /\.([^.\s]{1,10})$/u.exec(name)?.[1]?.toLowerCase();
  return ending === undefined || ['txt', 'text', 'log', 'md', 'csv'].includes(ending) ? undefined : 'sort';
}

function faultOfDocument(bytes: Uint8Array, sort: Exclude<FileSort, 'text/plain'>): FileFault | undefined {
  if (hasArchiveBehind(bytes) || holdsMarkup(bytes)) return 'active';
  if (sort === 'application/pdf') return faultOfPdf(bytes);
  const size = pictureSize(bytes, sort);
  if (size === undefined) return 'damaged';
  return isTooLarge(size) ? 'dimensions' : undefined;
}

function isTooLarge({ width, height }: PictureSize): boolean {
  return width * height > pixelsMax;
}

/** A PDF may run programs, open others, and carry files inside; what a customer scans or prints does none of it. */
function faultOfPdf(bytes: Uint8Array): FileFault | undefined {
  const end = asciiAt(bytes, Math.max(0, bytes.length - 2048), 2048);
  if (!end.includes('%%EOF')) return 'damaged';
  // Packed streams hold every row of three letters by chance.
  const text = new TextDecoder('latin1').decode(bytes).replace(/stream\r?\n[\s\S]*?endstream/g, '');
  // A name may hide its letters behind their numbers: /J#61vaScript.
  const names = text.replace(/#([2-7][0-9a-f])/gi, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)\b/.test(names)
    ? 'active'
    : undefined;
}

/** Where an archive ends, which is how programs find one behind a picture: the last 64 KB of the file. */
function hasArchiveBehind(bytes: Uint8Array): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 65_558));
  for (let place = 0; place + 21 < tail.length; place += 1) {
    if (tail[place] !== 0x50 || tail[place + 1] !== 0x4b || tail[place + 2] !== 5 || tail[place + 3] !== 6) continue;
    return true;
  }
  return false;
}

/** Words by which a browser that is asked to guess would take a file for a page. */
function holdsMarkup(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  return /<(?:script|html|head|body|iframe|svg|object|embed|!doctype|\?php|math|foreignobject)[\s>/]|javascript:/i.test(
    text,
  );
}
