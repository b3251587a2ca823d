import pg from 'pg';

/** A statement that begins so may be sent in one message with the `begin` before it. Its values are texts. */
const mark = '/* joins begin */';

type Send = (text: string, values: readonly unknown[]) => Promise<unknown>;

/**
 * Holds a `begin` back until the first statement of its transaction. When that is the one which binds the transaction to a
 * workspace, both go in one message, which spares every transaction a round trip; before any other it is sent by itself.
 *
 * The binding is waited for like any statement: no work begins before it succeeded, and nothing is ever sent without its
 * `begin`. A transaction that ends before its first statement was none, and the database never hears of it.
 */
export function joinBegin(send: Send): Readonly<{ query: Send; forget: () => void }> {
  let held: string | undefined;
  const query: Send = async (text, values) => {
    const begin = held;
    held = undefined;
    if (isBegin(text)) {
      // A transaction within this one: the database says what it thinks of that.
      if (begin !== undefined) await send(begin, []);
      held = text;
      return { command: 'BEGIN', rowCount: null, rows: [] };
    }
    if (begin === undefined) return send(text, values);
    if (text === 'commit' || text === 'rollback') return { command: text.toUpperCase(), rowCount: null, rows: [] };
    if (text.startsWith(mark)) return lastOf(await send(`${begin}; ${withValues(text, values)}`, []));
    await send(begin, []);
    return send(text, values);
  };
  const forget = () => {
    held = undefined;
  };
  return { query, forget };
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
