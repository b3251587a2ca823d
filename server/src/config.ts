import { readFileSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config-error.ts';
import { keptSecret } from './secret/kept-secret.ts';

/** Every setting of the product. Nothing is required on localhost; each name may also be given as NAME_FILE. */
export type Config = Readonly<{
  /** PostgreSQL 15 or newer; undefined starts the embedded one in the data folder. */
  databaseUrl: string | undefined;
  /** User that owns the schema when it is another than the one in databaseUrl. */
  migrateUrl: string | undefined;
  host: string;
  port: number;
  dataFolder: string;
  /** Address under which customers and staff reach this instance, without a slash at the end. */
  baseUrl: string;
  smtpUrl: string | undefined;
  /** Hosts in a private network that workspaces may name as their mail server, in lower case. */
  privateMailHosts: readonly string[];
  /** Hosts in a private network that workspaces may send alerts to, in lower case. */
  privateHookHosts: readonly string[];
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** How many proxies in front of the process may be believed about the caller's address; 0 believes none. */
  proxyHops: number;
  /** 32 bytes or more; every key of the product is derived from it by purpose. */
  secret: Buffer;
  workers: number;
  /** Megabytes of memory for the columns that figures are counted from. */
  columnsMb: number;
}>;

/** The names that are read, each with what it is for: the text of `voldaan doctor` and of docs/operate.md. */
export const settingNames = {
  DATABASE_URL: 'PostgreSQL 15 or newer; without it an embedded PostgreSQL runs in the data folder',
  VOLDAAN_MIGRATE_URL: 'the same database as its owner, when DATABASE_URL names a user that may not change the schema',
  VOLDAAN_HOST: 'address to listen on (127.0.0.1)',
  VOLDAAN_PORT: 'port to listen on (4080)',
  VOLDAAN_DATA: 'folder for the embedded database and the secret',
  VOLDAAN_BASE_URL: 'address that customers and staff use (http://localhost:PORT)',
  VOLDAAN_SMTP_URL:
    'mail server for workspaces without settings of their own: smtp://user:password@host:587?from=feedback@example.com&name=Example, smtps:// for 465',
  VOLDAAN_PRIVATE_MAIL_HOSTS:
    'hosts in a private network that a workspace may name as its mail server, with commas between them (none)',
  VOLDAAN_PRIVATE_HOOK_HOSTS:
    'hosts in a private network that a workspace may send alerts to, with commas between them (none)',
  VOLDAAN_LOG_LEVEL: 'debug, info, warn, error or silent (info)',
  VOLDAAN_PROXY_HOPS: 'number of reverse proxies in front of this process (0)',
  VOLDAAN_SECRET: '32 or more random characters; made at the first start when absent',
  VOLDAAN_WORKERS: 'jobs that run at the same time (4)',
  VOLDAAN_COLUMNS_MB: 'megabytes of memory for the columns that figures are counted from (512)',
} as const;

export type SettingName = keyof typeof settingNames;

type Environment = Readonly<Record<string, string | undefined>>;

/** Gives the secret when no setting does. */
type SecretSource = (dataFolder: string) => Buffer;

/**
 * Reads the settings. The only reader of the environment. Unknown VOLDAAN_ names are returned, to be warned of. A secret
 * that is nowhere is made, unless the caller wants otherwise.
 */
export function readConfig(
  environment: Environment = process.env,
  secretOf: SecretSource = keptSecret,
): { config: Config; unknownNames: string[] } {
  const setting = (name: SettingName) => readSetting(environment, name);
  const port = wholeNumber('VOLDAAN_PORT', setting('VOLDAAN_PORT') ?? '4080', 0, 65535);
  const dataFolder = setting('VOLDAAN_DATA') ?? defaultDataFolder(environment);
  const config: Config = {
    databaseUrl: readDatabaseUrl('DATABASE_URL', setting('DATABASE_URL')),
    migrateUrl: readDatabaseUrl('VOLDAAN_MIGRATE_URL', setting('VOLDAAN_MIGRATE_URL')),
    host: setting('VOLDAAN_HOST') ?? '127.0.0.1',
    port,
    dataFolder,
    baseUrl: readBaseUrl(setting('VOLDAAN_BASE_URL') ?? `http://localhost:${port}`),
    smtpUrl: readSmtpUrl(setting('VOLDAAN_SMTP_URL')),
    privateMailHosts: readHosts(setting('VOLDAAN_PRIVATE_MAIL_HOSTS') ?? ''),
    privateHookHosts: readHosts(setting('VOLDAAN_PRIVATE_HOOK_HOSTS') ?? ''),
    logLevel: readLogLevel(setting('VOLDAAN_LOG_LEVEL') ?? 'info'),
    proxyHops: wholeNumber('VOLDAAN_PROXY_HOPS', setting('VOLDAAN_PROXY_HOPS') ?? '0', 0, 10),
    secret: readSecret(setting('VOLDAAN_SECRET')) ?? secretOf(dataFolder),
    workers: wholeNumber('VOLDAAN_WORKERS', setting('VOLDAAN_WORKERS') ?? '4', 1, 64),
    columnsMb: wholeNumber('VOLDAAN_COLUMNS_MB', setting('VOLDAAN_COLUMNS_MB') ?? '512', 0, 1_000_000),
  };
  return { config, unknownNames: unknownNamesIn(environment) };
}

function readSetting(environment: Environment, name: SettingName): string | undefined {
  const value = environment[name];
  const file = environment[`${name}_FILE`];
  if (value && file) throw new ConfigError(`${name} and ${name}_FILE are both set; keep one of them`);
  if (!file) return value === '' ? undefined : value;
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new ConfigError(`cannot read the file named by ${name}_FILE (${file})`, { cause });
  }
  // Taken for "not set", a secret that was lost on its way would quietly become another one.
  if (text === '') throw new ConfigError(`the file named by ${name}_FILE (${file}) is empty`);
  return text;
}

/** These addresses hold passwords, so what is wrong with one is said without showing it. */
function readDatabaseUrl(name: SettingName, text: string | undefined): string | undefined {
  if (text === undefined || /^postgres(?:ql)?:\/\//.test(text)) return text;
  throw new ConfigError(`${name} is no address of a PostgreSQL; give one such as postgresql://user:password@host/name`);
}

function readSmtpUrl(text: string | undefined): string | undefined {
  const url = text === undefined ? undefined : URL.parse(text);
  if (url === undefined || (url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && isEncoded(url))) {
    return text;
  }
  throw new ConfigError(
    'VOLDAAN_SMTP_URL is no address of a mail server; give one such as smtp://user:password@host:587, ' +
      'with %40 for an @ in the name or the password',
  );
}

function isEncoded({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

function wholeNumber(name: string, text: string, lowest: number, highest: number): number {
  const value = /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isNaN(value) || value < lowest || value > highest) {
    throw new ConfigError(`${name} is "${text}"; give a whole number from ${lowest} to ${highest}`);
  }
  return value;
}

function readBaseUrl(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    throw new ConfigError(`VOLDAAN_BASE_URL is "${text}"; give an address such as https://feedback.example.com`);
  }
  // Pages, links and the session's cookie all start at the root of their host.
  if (url.pathname !== '/') {
    throw new ConfigError(`VOLDAAN_BASE_URL is "${text}"; Voldaan needs a host name of its own, without a path`);
  }
  return url.origin;
}

function readHosts(text: string): readonly string[] {
  return text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
}

function readLogLevel(text: string): Config['logLevel'] {
  if (text === 'debug' || text === 'info' || text === 'warn' || text === 'error' || text === 'silent') return text;
  throw new ConfigError(`VOLDAAN_LOG_LEVEL is "${text}"; give debug, info, warn, error or silent`);
}

const placeholder =
  /^(.{1,16})\1+$|change.?me|replace.?(?:me|this)|placeholder|example|your.{0,20}secret|goes.?here|[<>]|^secret|password|^default|^test|^todo|^xxx|1234567890/i;

function readSecret(given: string | undefined): Buffer | undefined {
  if (given === undefined) return undefined;
  if (given.length < 32 || placeholder.test(given)) {
    throw new ConfigError('VOLDAAN_SECRET is short or a placeholder; leave it out, or make one: openssl rand -hex 32');
  }
  return Buffer.from(given, 'utf8');
}

/** Root keeps data where an unprivileged PostgreSQL can reach it; everybody else in the place their system names. */
export function defaultDataFolder(environment: Environment): string {
  if (process.getuid?.() === 0) return '/var/lib/voldaan';
  if (platform() === 'win32') return join(environment['LOCALAPPDATA'] ?? homedir(), 'voldaan');
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'voldaan');
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'voldaan');
}

/** Nobody but this machine reaches it: whoever is staff here sits here. */
export function isLocalAddress(baseUrl: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(URL.parse(baseUrl)?.hostname ?? '');
}

function unknownNamesIn(environment: Environment): string[] {
  const known = new Set(Object.keys(settingNames).flatMap((name) => [name, `${name}_FILE`]));
  return Object.keys(environment).filter(
    (name) => name.startsWith('VOLDAAN_') && !known.has(name) && !name.startsWith('VOLDAAN_TEST_'),
  );
}
