import { ConfigError } from '../config-error.ts';
import { DatabaseSecretError } from '../database/database-secret.ts';
import { EmbeddedPostgresError } from '../database/embedded-postgres-error.ts';
import { MigrationError } from '../database/migration-error.ts';
import { DatabaseAddressError } from '../database/require-answer.ts';
import { DatabaseRoleError } from '../database/require-roles.ts';
import { SeedError } from '../demo/seed-error.ts';
import { BackupError } from './backup.ts';
import { ListenError } from './listen.ts';
import { SurveyCommandError } from './survey-error.ts';

/** What the operator did or can mend, in one line; undefined for anything else, which is a fault of ours. */
export function explainError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isWorded(error)) return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
  const code = 'code' in error ? String(error.code) : '';
  if ('path' in error && /^(?:EACCES|EPERM|EROFS|ENOSPC|EDQUOT|ENOTDIR|EEXIST)$/.test(code)) {
    return `${error.message}; name a folder that is yours, on a disk with room (VOLDAAN_DATA)`;
  }
  return databaseText(error, code);
}

function isWorded(error: Error): boolean {
  return (
    error instanceof ConfigError ||
    error instanceof MigrationError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof DatabaseSecretError ||
    error instanceof DatabaseAddressError ||
    error instanceof DatabaseRoleError ||
    error instanceof ListenError ||
    error instanceof BackupError ||
    error instanceof SeedError ||
    error instanceof SurveyCommandError
  );
}

/** SQLSTATEs and network codes of a database that was never reached. The address itself is not shown: it has a password. */
function databaseText(error: Error, code: string): string | undefined {
  switch (code) {
    case '28P01':
    case '28000':
    case '3D000':
    case '42501':
    case '53300':
    case '57P03':
      return `the database refuses: ${error.message}; look at DATABASE_URL and VOLDAAN_MIGRATE_URL`;
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ECONNRESET':
      return `the database cannot be reached: ${error.message || code}; look at DATABASE_URL, and whether it runs`;
    default:
      return undefined;
  }
}
