import { join } from 'node:path';
import pg from 'pg';
import { type Config, isLocalAddress, type SettingName, settingNames } from '../config.ts';
import { connectDatabases, type DatabaseAddress } from '../database/connect.ts';
import { hasOtherSecret } from '../database/database-secret.ts';
import { findEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { readMigrations } from '../database/migrate.ts';
import { findDatabase } from '../database/open-database.ts';
import { requireRoles } from '../database/require-roles.ts';
import { makeLog } from '../log.ts';
import { explainError } from './explain-error.ts';
import { type Finding, folderFinding, portFinding } from './look-at-machine.ts';

/** Settings whose values are nobody's business but the process's. */
const secretNames: ReadonlySet<SettingName> = new Set([
  'DATABASE_URL',
  'VOLDAAN_MIGRATE_URL',
  'VOLDAAN_SMTP_URL',
  'VOLDAAN_SECRET',
]);

/** `voldaan doctor`: the settings in force, with secrets masked, and whether they work. Returns the exit code. */
export async function runDoctor(read: Readonly<{ config: Config; unknownNames: readonly string[] }>): Promise<number> {
  const { config, unknownNames } = read;
  for (const [name, value] of settingsInForce(config)) say(`${name.padEnd(22)} ${value}`);
  say('');
  const isRunning = (await findEmbeddedPostgres(join(config.dataFolder, 'postgres'))) !== undefined;
  const findings = [
    ...unknownNames.map(unknownName),
    ...addressFindings(config),
    await folderFinding(config),
    await portFinding(config, { mayBeOurs: isRunning || config.databaseUrl !== undefined }),
    ...(await databaseFindings(config)),
  ];
  for (const finding of findings) say(`${finding.isFine ? 'fine ' : 'mend '} ${finding.text}`);
  return findings.every((finding) => finding.isFine) ? 0 : 1;
}

function settingsInForce(config: Config): [SettingName, string][] {
  const values: Record<SettingName, string | undefined> = {
    DATABASE_URL: config.databaseUrl,
    VOLDAAN_MIGRATE_URL: config.migrateUrl,
    VOLDAAN_HOST: config.host,
    VOLDAAN_PORT: String(config.port),
    VOLDAAN_DATA: config.dataFolder,
    VOLDAAN_BASE_URL: config.baseUrl,
    VOLDAAN_SMTP_URL: config.smtpUrl,
    VOLDAAN_PRIVATE_MAIL_HOSTS: config.privateMailHosts.join(',') || undefined,
    VOLDAAN_PRIVATE_HOOK_HOSTS: config.privateHookHosts.join(',') || undefined,
    VOLDAAN_LOG_LEVEL: config.logLevel,
    VOLDAAN_PROXY_HOPS: String(config.proxyHops),
    VOLDAAN_SECRET: config.secret.length === 0 ? undefined : 'set',
    VOLDAAN_WORKERS: String(config.workers),
    VOLDAAN_COLUMNS_MB: String(config.columnsMb),
  };
  const names = Object.keys(settingNames).filter((name): name is SettingName => name in values);
  return names.map((name) => {
    const value = values[name];
    return [name, shown(name, value)];
  });
}

function shown(name: SettingName, value: string | undefined): string {
  if (value === undefined) return name === 'VOLDAAN_SECRET' ? '(made at the first start)' : '(not set)';
  return secretNames.has(name) ? '(set, not shown)' : value;
}

function unknownName(name: string): Finding {
  return { isFine: false, text: `${name} is no setting of this release; look for a spelling mistake` };
}

const otherSecret: Finding = {
  isFine: false,
  text: 'the database belongs to another secret; give VOLDAAN_SECRET, or the data folder, of the first start',
};

function addressFindings(config: Config): Finding[] {
  const { protocol } = new URL(config.baseUrl);
  if (
    isLocalAddress(config.baseUrl) &&
    !isLocalAddress(`http://${config.host.includes(':') ? `[${config.host}]` : config.host}`)
  )
    return [
      {
        isFine: false,
        text: `VOLDAAN_HOST lets others in, and links in mails lead them to ${config.baseUrl}; set VOLDAAN_BASE_URL to the address they use`,
      },
    ];
  if (isLocalAddress(config.baseUrl))
    return [{ isFine: true, text: 'only this machine can reach the pages: VOLDAAN_BASE_URL is on localhost' }];
  if (protocol === 'https:') return [{ isFine: true, text: `customers reach the pages at ${config.baseUrl}` }];
  return [
    {
      isFine: false,
      text: `${config.baseUrl} has no TLS: passwords and answers can be read on the way; put a proxy with https in front`,
    },
  ];
}

async function databaseFindings(config: Config): Promise<readonly Finding[]> {
  try {
    const database = await findDatabase(config);
    if (database === undefined)
      return [{ isFine: true, text: 'the embedded PostgreSQL is not running; npm start starts it' }];
    const schema = await schemaFinding(database.address.owner);
    return schema.isFine ? [schema, ...(await rolesFindings(database.address, config.secret))] : [schema];
  } catch (error) {
    return [{ isFine: false, text: explainError(error) ?? String(error) }];
  }
}

async function schemaFinding(owner: pg.ClientConfig): Promise<Finding> {
  const client = new pg.Client(owner);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
    const migrated = await client
      .query<{ number: number }>('select max(number) as number from migration')
      .catch(() => undefined);
    const at = migrated?.rows[0]?.number ?? 0;
    const newest = readMigrations().at(-1)?.number ?? 0;
    const advice = at === newest ? '' : at < newest ? '; run: voldaan migrate' : '; start the newer release';
    return { isFine: at === newest, text: `PostgreSQL ${rows[0]?.version}, schema at ${at} of ${newest}${advice}` };
  } catch (error) {
    return { isFine: false, text: explainError(error) ?? `the database does not answer: ${String(error)}` };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether the process would work as the roles that row-level security binds, and with the secret of the first start. */
async function rolesFindings(address: DatabaseAddress, secret: Buffer): Promise<readonly Finding[]> {
  const databases = connectDatabases(address, makeLog({ logLevel: 'silent' }), 1);
  try {
    await requireRoles(databases);
    const roles = { isFine: true, text: 'each role of the product can be taken on, and sees one workspace at a time' };
    return (await hasOtherSecret(databases, secret)) ? [roles, otherSecret] : [roles];
  } catch (error) {
    return [{ isFine: false, text: explainError(error) ?? String(error) }];
  } finally {
    await databases.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
