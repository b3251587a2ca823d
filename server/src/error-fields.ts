/** What a log says of an error: enough to find the fault, and nothing of the data that met it. */
export type ErrorFields = Readonly<{
  type: string;
  message: string;
  code?: string;
  /** What PostgreSQL names: things of the schema, never values. */
  constraint?: string;
  table?: string;
  stack: string;
  cause?: ErrorFields;
}>;

const causesMax = 5;
const messageLengthMax = 500;

/**
 * The fields are named one by one. An error of the database carries the row that it refused (`detail`, `where`), one of
 * the pool its client and with it the password, one of a mail server the recipient.
 */
export function errorFields(error: unknown, depth = 0): ErrorFields {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const { code, constraint, table } = { code: undefined, constraint: undefined, table: undefined, ...error };
  const { cause } = error;
  return {
    type: error.name,
    message: wordsOf(error.message, typeof code === 'string' ? code : ''),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    stack: framesOf(error),
    ...(cause instanceof Error && depth < causesMax ? { cause: errorFields(cause, depth + 1) } : {}),
  };
}

/** PostgreSQL's data exceptions (class 22) end in the value itself; an address may stand in the words of a mail server. */
function wordsOf(message: string, code: string): string {
  const words = /^22[0-9A-Z]{3}$/.test(code) ? (message.split(':', 1)[0] ?? '') : message;
  return words.replaceAll(/[^\s<>"'@]+@[^\s<>"'@]+/g, '[removed]').slice(0, messageLengthMax);
}

/** The stack begins with the message as it was; only where it happened is kept. */
function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
