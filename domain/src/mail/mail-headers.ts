/** Header fields by name in lower case, each in the order in which it stands; unfolded, and otherwise as they came. */
export type MailHeaders = ReadonlyMap<string, readonly string[]>;

/** Turns bytes, one in each character, into text. The platform knows character sets, this room does not. */
export type DecodeText = (bytes: string, charset: string) => string;

const fieldsMax = 1000;
const fieldLengthMax = 20_000;

/** Reads a block of header fields (RFC 5322); what is no field is passed by. */
export function readHeaders(block: string): MailHeaders {
  const headers = new Map<string, string[]>();
  for (const line of block.split(/\r?\n(?![ \t])/, fieldsMax)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line
      .slice(colon + 1, fieldLengthMax)
      .replaceAll(/\r?\n/g, '')
      .trim();
    const known = headers.get(name);
    if (known) known.push(value);
    else headers.set(name, [value]);
  }
  return headers;
}

/** The first field of this name; '' without one. */
export function headerOf(headers: MailHeaders, name: string): string {
  return headers.get(name)?.[0] ?? '';
}

/** `text/plain; charset="utf-8"` in its parts; names in lower case. */
export function readParameters(value: string): Readonly<{ main: string; parameters: ReadonlyMap<string, string> }> {
  const parameters = new Map<string, string>();
  const end = value.indexOf(';');
  const rest = end < 0 ? '' : value.slice(end);
  for (const match of rest.matchAll(/;\s*([\w.*-]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g)) {
    const [, name = '', quoted, plain = ''] = match;
    parameters.set(name.toLowerCase(), quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1'));
  }
  return { main: (end < 0 ? value : value.slice(0, end)).trim().toLowerCase(), parameters };
}
