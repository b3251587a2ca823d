import type pg from 'pg';
import type { DatabaseAddress } from './connect.ts';

/** A PostgreSQL of the operator's: one user connects, and becomes the role. */
export function externalAddress(databaseUrl: string, migrateUrl: string | undefined): DatabaseAddress {
  return {
    owner: { connectionString: migrateUrl ?? databaseUrl },
    as: (role) => ({ connectionString: databaseUrl, options: `-c role=${role}` }),
  };
}

/** The embedded PostgreSQL: each role logs in itself through the private socket, so that no role can be left. */
export function embeddedAddress(connection: Pick<pg.ClientConfig, 'host' | 'port' | 'password'>, superuser: string, database: string): DatabaseAddress {
  const shared = { ...connection, database };
  return {
    owner: { ...shared, user: superuser },
    as: (role) => ({ ...shared, user: role }),
  };
}
