import { type CaseKind, caseKinds } from '@voldaan/domain/complaints/case-event';
import { isLongerThan, type TextLimit } from '@voldaan/domain/text-length';
import type { CaseFault, CaseFields } from '@voldaan/respond/page';
import { readEmail } from '../../contacts/read-email.ts';
import type { FormFile } from '../../http/read-multipart.ts';
import { fileName, shownName } from '../file/file-name.ts';
import type { FileSort } from '../file/file-sort.ts';
import { type FileFault, filesMax, judgeFile } from '../file/judge-file.ts';

export type GivenFile = Readonly<{ name: string; sort: FileSort; bytes: Buffer }>;

/** What a form says once nothing is wrong with it. */
export type GivenCase = Readonly<{
  kind: CaseKind;
  words: string;
  about: string;
  remedySought: string;
  name: string;
  email: string;
  emailKey: string | undefined;
  phone: string;
  reachBy: '' | 'mail' | 'phone';
  files: readonly GivenFile[];
}>;

/** As many bytes as the columns hold. */
const limits = {
  words: { graphemes: 8000, bytes: 60_000 },
  remedy: { graphemes: 2000, bytes: 16_000 },
  about: { graphemes: 200, bytes: 800 },
  name: { graphemes: 200, bytes: 800 },
  email: { graphemes: 320, bytes: 1280 },
  phone: { graphemes: 50, bytes: 200 },
} as const satisfies Partial<Record<keyof CaseFields, TextLimit>>;
const limited = ['words', 'remedy', 'about', 'name', 'email', 'phone'] as const;

/** Every field as it was typed, so that the page can come back with it. */
export function readCaseFields(fields: ReadonlyMap<string, string>): CaseFields {
  const typed = (name: string) => (fields.get(name) ?? '').toWellFormed().slice(0, 40_000);
  return {
    kind: typed('kind'),
    words: typed('words').replaceAll('\r\n', '\n'),
    about: typed('about'),
    remedy: typed('remedy').replaceAll('\r\n', '\n'),
    name: typed('name'),
    email: typed('email'),
    phone: typed('phone'),
    reach: typed('reach'),
    website: typed('website'),
  };
}

type Sent = Readonly<{ typed: CaseFields; files: readonly FormFile[]; filesLeft: number }>;

/** What is wrong with a text of any length that is kept as a message. */
export function faultOfWords(words: string): 'empty' | 'too_long' | 'not_text' | undefined {
  if (words.trim() === '') return 'empty';
  if (isLongerThan(words, limits.words)) return 'too_long';
  return /[^\P{Cc}\n\t]/u.test(words) ? 'not_text' : undefined;
}

/** Either what was said, or everything that is in the way of it, in the order of the page. */
export function judgeCaseForm({ typed, files, filesLeft }: Sent): GivenCase | readonly CaseFault[] {
  const judged = judgeFiles(files, filesLeft);
  const kind = caseKinds.find((one) => one === typed.kind);
  const reachBy = typed.reach === 'mail' || typed.reach === 'phone' ? typed.reach : '';
  const email = typed.email.trim();
  const reading = email === '' ? undefined : readEmail(email);
  const faults: CaseFault[] = [
    ...(kind === undefined ? [{ field: 'kind', code: 'kind' } as const] : []),
    ...(typed.words.trim() === '' ? [{ field: 'words', code: 'words' } as const] : []),
    ...textFaults(typed),
    ...judged.faults,
    ...(reading !== undefined && 'fault' in reading ? [{ field: 'email', code: 'email' } as const] : []),
    ...phoneFaults(typed.phone.trim()),
    ...(reachBy === 'mail' && email === '' ? [{ field: 'email', code: 'reach-mail' } as const] : []),
    ...(reachBy === 'phone' && typed.phone.trim() === '' ? [{ field: 'phone', code: 'reach-phone' } as const] : []),
  ];
  if (kind === undefined || faults.length > 0) return faults;
  const emailKey = reading !== undefined && 'key' in reading ? reading.key : undefined;
  return {
    kind,
    words: typed.words.trim(),
    about: typed.about.trim(),
    // What would put it right is asked of a complaint alone; what was typed before the kind was changed is not meant.
    remedySought: kind === 'complaint' ? typed.remedy.trim() : '',
    name: typed.name.trim(),
    email: reading !== undefined && 'address' in reading ? reading.address : '',
    emailKey,
    phone: typed.phone.trim(),
    reachBy,
    files: judged.given,
  };
}

function textFaults(typed: CaseFields): readonly CaseFault[] {
  return limited.flatMap((field): readonly CaseFault[] => {
    const isLine = field !== 'words' && field !== 'remedy';
    if (isLongerThan(typed[field], limits[field])) return [{ field, code: 'too_long', most: limits[field].graphemes }];
    const isUnfit = isLine ? /\p{Cc}/u.test(typed[field]) : /[^\P{Cc}\n\t]/u.test(typed[field]);
    return isUnfit ? [{ field, code: 'not_text' }] : [];
  });
}

/** Loosely: people write numbers in many ways, and whoever calls reads it. */
function phoneFaults(phone: string): readonly CaseFault[] {
  if (phone === '') return [];
  const digits = phone.replaceAll(/\D/g, '').length;
  const isPhone = /^\+?[\d\s().\-/]+$/.test(phone) && digits >= 5 && digits <= 15;
  return isPhone ? [] : [{ field: 'phone', code: 'phone' }];
}

type JudgedFiles = Readonly<{ given: readonly GivenFile[]; faults: readonly CaseFault[] }>;

function judgeFiles(files: readonly FormFile[], filesLeft: number): JudgedFiles {
  const given: GivenFile[] = [];
  const faults: CaseFault[] = [];
  for (const file of files) {
    const judged = file.bytes === undefined ? faultOf(file) : judgeFile(file.bytes, file.name);
    if ('fault' in judged) faults.push({ field: 'files', code: judged.fault, name: shownName(file.name).slice(0, 80) });
    else if (file.bytes !== undefined)
      given.push({ name: fileName(file.name, judged.sort), sort: judged.sort, bytes: file.bytes });
  }
  if (filesLeft > 0 || files.length > filesMax) faults.push({ field: 'files', code: 'too_many', name: '' });
  return { given, faults };
}

function faultOf({ fault }: FormFile): Readonly<{ fault: FileFault }> {
  return { fault: fault ?? 'empty' };
}
