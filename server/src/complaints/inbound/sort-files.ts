import type { MailFile } from '@voldaan/domain/mail/mail-files';
import { decodeQuoted } from '@voldaan/domain/mail/transfer-encoding';
import type { LeftOutFile } from '../../database/inbound-tables.ts';
import { fileName, shownName } from '../file/file-name.ts';
import type { FileSort } from '../file/file-sort.ts';
import { fileBytesMax, filesMax, judgeFile } from '../file/judge-file.ts';

export type TakenFile = Readonly<{ name: string; sort: FileSort; bytes: Buffer }>;

export type SortedFiles = Readonly<{ taken: readonly TakenFile[]; leftOut: readonly LeftOutFile[] }>;

/** As the form's, but for pictures that mail programs put into a signature, of which there may be some more. */
const takenMost = 2 * filesMax;
const leftOutMost = 20;

/** Which files of a mail are taken in, by the same judge as those of the form; the others are named. */
export function sortFiles(files: readonly MailFile[]): SortedFiles {
  const taken: TakenFile[] = [];
  const leftOut: LeftOutFile[] = [];
  for (const file of files) {
    const why = taken.length < takenMost ? take(file, taken) : 'too_many';
    if (why !== undefined && leftOut.length < leftOutMost)
      leftOut.push({ name: shownName(file.name).slice(0, 200) || file.mediaType.slice(0, 100), why });
  }
  return { taken, leftOut };
}

function take(file: MailFile, taken: TakenFile[]): LeftOutFile['why'] | undefined {
  // Base64 is a third longer than what it holds, and its lines end.
  if (file.content.length > fileBytesMax * 1.5) return 'too_large';
  const bytes = bytesOf(file);
  const judged = judgeFile(bytes, file.name);
  if ('fault' in judged) return judged.fault;
  taken.push({ name: fileName(file.name, judged.sort), sort: judged.sort, bytes });
  return undefined;
}

function bytesOf({ encoding, content }: MailFile): Buffer {
  if (encoding === 'base64') return Buffer.from(content, 'base64');
  const text = encoding === 'quoted-printable' ? decodeQuoted(content.replaceAll(/[ \t]*=\r?\n/g, '')) : content;
  return Buffer.from(text, 'latin1');
}
