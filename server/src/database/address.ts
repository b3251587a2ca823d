import type { DatabaseAddress } from './connect.ts';
import type { PostgresConnection } from './embedded-postgres.ts';

/** A PostgreSQL of the operator's: one user connects, and becomes the role. */
export function externalAddress(databaseUrl: string, migrateUrl: string | undefined): DatabaseAddress {
  return {
    owner: { connectionString: migrateUrl ?? databaseUrl },
    as: (role) => ({ connectionString: databaseUrl, options: `-c role=${role}` }),
  };
}

/** The embedded PostgreSQL: each role logs in itself through the private socket, so that no role can be left. */
export function embeddedAddress(connection: PostgresConnection, database: string): DatabaseAddress {
  return {
    owner: { connectionString: connection.connectionString(database) },
    as: (role) => ({ connectionString: connection.connectionString(database, role) }),
  };
}
