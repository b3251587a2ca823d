import { once } from 'node:events';
import type pg from 'pg';

/** COPY … FROM STDIN under way. */
export type Copy = Readonly<{
  /** Settles when the connection takes more; the chunk may be written over by then. */
  send: (chunk: Buffer) => Promise<void>;
  /** Settles when all rows are in the table, which the transaction around it commits. */
  end: () => Promise<void>;
}>;

/**
 * Begins to copy rows in PostgreSQL's binary format (copy-buffer.ts) into a table, which takes a million rows in the time
 * of ten thousand inserts. Row-level security refuses COPY, so this is for the owner's own tools.
 */
export function openCopy(client: pg.Client, table: string, columns: readonly string[]): Promise<Copy> {
  return new Promise((resolve, reject) => {
    const done = Promise.withResolvers<void>();
    // Whoever is between two chunks hears of the failure with the next one.
    done.promise.catch(() => undefined);
    client.query({
      submit: (connection: pg.Connection) =>
        connection.query(`copy ${table} (${columns.join(', ')}) from stdin (format binary)`),
      handleCopyInResponse: (connection: pg.Connection) => resolve(copyThrough(connection, done.promise)),
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => {
        reject(error);
        done.reject(error);
      },
      handleReadyForQuery: () => done.resolve(),
    });
  });
}

function copyThrough(connection: pg.Connection, done: Promise<void>): Copy {
  return {
    send: async (chunk) => {
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) await Promise.race([once(connection.stream, 'drain'), done]);
    },
    end: () => {
      connection.endCopyFrom();
      return done;
    },
  };
}
