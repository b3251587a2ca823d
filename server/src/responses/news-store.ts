import type pg from 'pg';

/** The channel on which processes tell each other that a workspace has something new; the payload is its id. */
const newsChannel = 'voldaan_news';

export async function notifyNews(pool: pg.Pool, workspaceId: string): Promise<void> {
  await pool.query({ name: 'announce-news', text: 'select pg_notify($1, $2)', values: [newsChannel, workspaceId] });
}

/** A connection that hears the news until it is ended. `onEnd` is called once, when the connection is lost. */
export type NewsConnection = Readonly<{ end: () => void }>;

export async function listenForNews(
  pool: pg.Pool,
  onNews: (workspaceId: string) => void,
  onEnd: () => void,
): Promise<NewsConnection> {
  const connection = await pool.connect();
  let isEnded = false;
  const end = () => {
    if (isEnded) return;
    isEnded = true;
    // Not given back: a connection that listens must not be lent to a request.
    connection.release(true);
    onEnd();
  };
  connection.on('notification', (message) => {
    if (message.channel === newsChannel && message.payload) onNews(message.payload);
  });
  connection.on('error', end);
  connection.on('end', end);
  try {
    await connection.query(`listen ${newsChannel}`);
  } catch (error) {
    end();
    throw error;
  }
  return { end };
}
