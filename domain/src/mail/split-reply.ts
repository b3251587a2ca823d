/** What a person wrote, and what their program put below it. Nothing is lost: the three together are the whole text. */
export type SplitReply = Readonly<{ words: string; quoted: string; signature: string }>;

/** Longer letters are not looked through line by line; what is beyond stands with the words. */
const linesMax = 5000;

/**
 * Parts a mail's text into what its writer says now, the mail that it answers, and the signature.
 *
 * Use for what a customer sent. When not to use: to decide what is kept, for programs quote in more ways than anybody knows; where
 * nothing is left as words, everything is.
 *
 * Source: RFC 3676, 4.3 (signature) and 4.5 (quotes); the lines by which mail programs introduce a quote, in the languages that
 * we write and in German.
 *
 * @example
 * splitReply('Nee.\n\nOp 3 mei schreef Els:\n> Is het goed?').words; // 'Nee.'
 * @throws nothing.
 */
export function splitReply(text: string): SplitReply {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const read = lines.slice(0, linesMax);
  const history = read.findIndex((line, at) => beginsHistory(line, read, at));
  const own = history < 0 ? read : read.slice(0, history);
  const below = history < 0 ? [] : read.slice(history);
  const { said, quoted } = withoutQuotes(own);
  const { words, signature } = withoutSignature(said);
  const rest = lines.slice(linesMax);
  const split = {
    words: joined([...words, ...rest]),
    quoted: joined([...quoted, ...below]),
    signature: joined(signature),
  };
  // A mail that is sent on, or answered between the lines of a program that we do not know.
  return split.words === '' ? { words: joined(lines), quoted: '', signature: '' } : split;
}

function joined(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const dividers =
  /^[ >]*-{2,}\s*(?:original message|oorspronkelijk bericht|opprinnelig melding|opphavleg melding|ursprüngliche nachricht|forwarded message|doorgestuurd bericht|videresendt melding)\s*-{2,}\s*$/i;
const senderLine = /^\*?(?:van|from|fra|frå|von):\*?\s\S/i;
const dateLine = /^\*?(?:verzonden|datum|sent|date|sendt|dato|gesendet):\*?\s/i;
const introduction =
  /^(?:op|on|den|på|am|il)\s.{4,200}\s?(?:schreef|wrote|skrev|schrieb)(?:\s.{0,120})?:\s*$|^.{3,200}\s(?:schreef op|wrote on|skrev (?:den )?)\s?.{3,80}:\s*$/i;

/** From here on everything is the earlier mail; an introduction with `>` below it is one that may be answered in between. */
function beginsHistory(line: string, lines: readonly string[], at: number): boolean {
  if (dividers.test(line)) return true;
  if (senderLine.test(line) && lines.slice(at + 1, at + 4).some((next) => dateLine.test(next))) return true;
  return isIntroduction(lines, at) && !isQuote(nextWritten(lines, at + introductionLength(lines, at)));
}

function isIntroduction(lines: readonly string[], at: number): boolean {
  return introductionLength(lines, at) > 0;
}

/** Programs break it over two lines where the address is long. */
function introductionLength(lines: readonly string[], at: number): number {
  const line = (lines[at] ?? '').trim();
  if (line.length > 400 || line === '') return 0;
  if (introduction.test(line)) return 1;
  const two = `${line} ${(lines[at + 1] ?? '').trim()}`;
  return two.length <= 400 && /^(?:op|on|den|på|am)\s/i.test(line) && introduction.test(two) ? 2 : 0;
}

function nextWritten(lines: readonly string[], from: number): string {
  return lines.slice(from, from + 4).find((line) => line.trim() !== '') ?? '';
}

function isQuote(line: string): boolean {
  return line.trimStart().startsWith('>');
}

function withoutQuotes(lines: readonly string[]): Readonly<{ said: readonly string[]; quoted: readonly string[] }> {
  const said: string[] = [];
  const quoted: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const length = introductionLength(lines, at);
    if (length > 0 && isQuote(nextWritten(lines, at + length))) {
      quoted.push(...lines.slice(at, at + length));
      at += length - 1;
      continue;
    }
    const line = lines[at] ?? '';
    (isQuote(line) ? quoted : said).push(line);
  }
  return { said, quoted };
}

const deviceLine =
  /^(?:verzonden vanaf|verstuurd vanaf|verzonden met|sent from|get outlook for|outlook voor|sendt fra|hent outlook)\s.{2,80}$/i;

/** The dashes of RFC 3676, or the line that a telephone adds. */
function withoutSignature(
  lines: readonly string[],
): Readonly<{ words: readonly string[]; signature: readonly string[] }> {
  const dashes = lines.findIndex((line) => /^--\s?$/.test(line));
  const device = lines.findIndex((line) => deviceLine.test(line.trim()));
  const starts = [dashes, device].filter((at) => at >= 0);
  const start = starts.length === 0 ? lines.length : Math.min(...starts);
  return { words: lines.slice(0, start), signature: lines.slice(start) };
}
