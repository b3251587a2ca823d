import pg from 'pg';

/** The database that a setting names cannot be used. The address has a password, and is not shown. */
export class DatabaseAddressError extends Error {
  override readonly name = 'DatabaseAddressError';
}

/** The settings that name a database. */
type AddressSetting = 'DATABASE_URL' | 'VOLDAAN_MIGRATE_URL';

/** Longer than a database across the world takes, shorter than a person waits without a word. */
const answerMsMax = 15_000;

/** Asks the operator's database once, so that whatever is wrong with its address is said with the setting and the cure. */
export async function requireAnswer(setting: AddressSetting, address: string): Promise<void> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({ connectionString: address, connectionTimeoutMillis: answerMsMax });
    // A server that goes away during the question reports it here as well; the question's own failure is enough.
    client.on('error', () => undefined);
    await client.connect();
    await client.query('select 1');
  } catch (cause) {
    throw new DatabaseAddressError(`cannot use the database that ${setting} names; ${cureOf(cause)}`, { cause });
  } finally {
    await client?.end().catch(() => undefined);
  }
}

function cureOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const text = error instanceof Error ? error.message : '';
  if (/^28/.test(code) || /SASL|password must be/.test(text)) {
    return 'look at the user and the password in it, with %40 for an @ in them';
  }
  if (code === '3D000') return 'make that database, or mend its name';
  if (code === '53300' || code === '57P03') return 'wait until it takes connections again';
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code)) {
    return 'its certificate is not trusted here: name its authority with sslrootcert=…';
  }
  if (/SSL/.test(text)) return 'it speaks no TLS: switch that on there, or leave out sslmode';
  return 'look at its host and port, and whether a PostgreSQL runs there';
}
