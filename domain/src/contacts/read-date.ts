/** In which order a list writes day, month and year where it writes them in figures. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A year is left out where a birthday is written without one. */
type DateParts = Readonly<{ year: number | undefined; month: number; day: number }>;

/** A day as `2026-05-17`; undefined when the text is none. The time behind it is left out. */
export function readDate(text: string, order: DateOrder): string | undefined {
  const parts = readParts(text, order);
  if (parts?.year === undefined || !isDay(parts)) return undefined;
  return `${String(parts.year).padStart(4, '0')}-${twoDigits(parts.month)}-${twoDigits(parts.day)}`;
}

/** Day and month of a birthday, with or without a year, which is not kept. */
export function readBirthday(text: string, order: DateOrder): Readonly<{ month: number; day: number }> | undefined {
  const parts = readParts(text, order) ?? readShort(text, order);
  return parts === undefined || !isDay(parts) ? undefined : { month: parts.month, day: parts.day };
}

/** What a text says about the order in which its list writes dates; undefined when it fits several, or is no date. */
export function dateOrderOf(text: string): DateOrder | undefined {
  const bare = withoutTime(text);
  if (/^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/.test(bare)) return 'ymd';
  const [, first = '', mark = '', second = ''] = figures.exec(bare) ?? [];
  if (first === '' || Number(first) > 31 || Number(second) > 31) return undefined;
  if (Number(first) > 12) return Number(second) > 12 ? undefined : 'dmy';
  if (Number(second) > 12) return 'mdy';
  // Nobody writes 5.17.2026: where dots stand between the figures the day comes first.
  return mark === '.' ? 'dmy' : undefined;
}

const figures = /^(\d{1,2})([-./ ])(\d{1,2})\2(\d{4}|\d{2})$/;
const yearFirst = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;
const unbroken = /^(19\d{2}|20\d{2})(\d{2})(\d{2})$/;
const dayAndWord = /^(\d{1,2})\.?[ -](\p{L}{3,})\.?[ ,-]+(\d{4}|\d{2})$/u;
const wordAndDay = /^(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u;

function readParts(text: string, order: DateOrder): DateParts | undefined {
  const bare = withoutTime(text);
  const year = yearFirst.exec(bare) ?? unbroken.exec(bare);
  if (year) return { year: Number(year[1]), month: Number(year[2]), day: Number(year[3]) };
  const [, first = '', , second = '', third = ''] = figures.exec(bare) ?? [];
  if (first !== '') return inOrder([first, second, third], order);
  const [, day = '', word = '', wordYear = ''] = dayAndWord.exec(bare) ?? [];
  if (day !== '') return named(word, day, wordYear);
  const [, firstWord = '', laterDay = '', laterYear = ''] = wordAndDay.exec(bare) ?? [];
  return firstWord === '' ? serialDay(bare) : named(firstWord, laterDay, laterYear);
}

function inOrder([first, second, third]: readonly [string, string, string], order: DateOrder): DateParts {
  if (order === 'mdy') return { year: wholeYear(third), month: Number(first), day: Number(second) };
  if (order === 'ymd' && third.length === 2) {
    return { year: wholeYear(first), month: Number(second), day: Number(third) };
  }
  return { year: wholeYear(third), month: Number(second), day: Number(first) };
}

/** `17-5`, `17 mei`. */
function readShort(text: string, order: DateOrder): DateParts | undefined {
  const bare = text.trim().toLowerCase();
  const [, first = '', second = ''] = /^(?:--)?(\d{1,2})[-./ ](\d{1,2})\.?$/.exec(bare) ?? [];
  if (first !== '') {
    return order === 'dmy'
      ? { year: undefined, month: Number(second), day: Number(first) }
      : { year: undefined, month: Number(first), day: Number(second) };
  }
  const [, day = '', word = ''] = /^(\d{1,2})\.?[ -](\p{L}{3,})\.?$/u.exec(bare) ?? [];
  const month = monthOf(word);
  return month === undefined ? undefined : { year: undefined, month, day: Number(day) };
}

function named(word: string, day: string, year: string): DateParts | undefined {
  const month = monthOf(word);
  return month === undefined ? undefined : { year: wholeYear(year), month, day: Number(day) };
}

/** Dutch, Norwegian and English months differ from the fourth letter on. */
const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mrt: 3,
  maa: 3,
  mar: 3,
  apr: 4,
  mei: 5,
  mai: 5,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  dec: 12,
  des: 12,
};

function monthOf(word: string): number | undefined {
  const start = word.slice(0, 3).toLowerCase();
  return Object.hasOwn(months, start) ? months[start] : undefined;
}

const secondsPerDay = 86_400;
/** 30 December 1899, from which a spreadsheet counts days. */
const spreadsheetEpochDays = -25_569;

/** A day that lost its format on the way out of a spreadsheet: 46159. From 1950 to 2100, so that no other number is one. */
function serialDay(bare: string): DateParts | undefined {
  const days = /^\d{5}$/.test(bare) ? Number(bare) : 0;
  if (days < 18_264 || days > 73_415) return undefined;
  const date = new Date((days + spreadsheetEpochDays) * secondsPerDay * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function withoutTime(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/(?:t|,? )\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?:z|[+-]\d{2}:?\d{2})?$/, '');
}

/** Two figures mean the last or the coming ones of a hundred years: 69 is 1969, 30 is 2030. */
function wholeYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/** A birthday without a year may be the 29th of February. */
function isDay({ year = 2024, month, day }: DateParts): boolean {
  if (month < 1 || month > 12 || day < 1 || year < 1000) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
