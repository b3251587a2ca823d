import pg from 'pg';

/** A statement that begins so may be sent in one message with the `begin` before it. Its values are texts. */
const mark = '/* joins begin */';

/**
 * A statement that begins so binds itself to its workspace, and what it says does not hang on the transaction that it stands in:
 * before any other of a transaction that only reads, it is sent alone.
 */
const aloneMark = '/* kept, binds itself */';

/** Each statement of such a transaction sees what was committed before it, and so it would without the transaction. */
const readingBegin = 'start transaction read only';

type Send = (text: string, values: readonly unknown[]) => Promise<unknown>;

/**
 * Holds a `begin` back until the first statement of its transaction. When that is the one which binds the transaction to a
 * workspace, both go in one message, which spares every transaction a round trip; before any other it is sent by itself. Where a
 * transaction only reads, both are held until there is something to read.
 *
 * The binding is waited for like any statement: no other is sent before it succeeded, and nothing ever without its `begin` but
 * what binds itself. A transaction that ends before its first statement was none, and the database never hears of it.
 *
 * Nobody waits for the end of a transaction that could not write: there is nothing in it that could fail to be kept. Its
 * connection is free when it has ended (`ended`), and not before.
 */
export function joinBegin(send: Send): Readonly<{ query: Send; forget: () => void; ended: () => Promise<void> }> {
  let held: string | undefined;
  let isReading = false;
  let ending = Promise.resolve();
  const query: Send = async (text, values) => {
    if (held?.startsWith(readingBegin) && text.startsWith(aloneMark)) return send(text, values);
    const begin = held;
    held = undefined;
    if (isBegin(text)) {
      isReading = text.endsWith(' read only');
      // A transaction within this one: the database says what it thinks of that.
      if (begin !== undefined) await send(begin, []);
      held = text;
      return nothingOf('begin');
    }
    if (begin === undefined && text === 'commit' && isReading) {
      // What is wrong with a connection says its next statement, too.
      ending = send(text, values).then(
        () => undefined,
        () => undefined,
      );
      return nothingOf(text);
    }
    if (begin === undefined) return send(text, values);
    if (text === 'commit' || text === 'rollback') return nothingOf(text);
    if (text.startsWith(mark)) {
      const both = `${begin}; ${withValues(text, values)}`;
      if (begin !== readingBegin) return lastOf(await send(both, []));
      held = both;
      return nothingOf('select');
    }
    await send(begin, []);
    return send(text, values);
  };
  const forget = () => {
    held = undefined;
  };
  return { query, forget, ended: () => ending };
}

function nothingOf(text: string) {
  return { command: text.toUpperCase(), rowCount: null, rows: [] };
}

/** As Kysely writes it, with an isolation level or without. */
function isBegin(text: string): boolean {
  return text === 'begin' || text.startsWith('start transaction');
}

/** Two statements in one message take no parameters, so that the values stand in the text, quoted as PostgreSQL reads them. */
function withValues(text: string, values: readonly unknown[]): string {
  return text.replace(/\$(\d+)/g, (_, place: string) => {
    const value = values[Number(place) - 1];
    if (typeof value !== 'string') throw new TypeError(`the value of $${place} is no text`);
    return pg.escapeLiteral(value);
  });
}

function lastOf(results: unknown): unknown {
  return Array.isArray(results) ? results.at(-1) : results;
}
