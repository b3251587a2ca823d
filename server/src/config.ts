import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';

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
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** How many proxies in front of the process may be believed about the caller's address; 0 believes none. */
  proxyHops: number;
  /** 32 bytes or more; every key of the product is derived from it by purpose. */
  secret: Buffer;
  workers: number;
}>;

/** The names that are read, each with what it is for: the text of `voldaan doctor` and of docs/operate.md. */
export const settingNames = {
  DATABASE_URL: 'PostgreSQL 15 or newer; without it an embedded PostgreSQL runs in the data folder',
  VOLDAAN_MIGRATE_URL: 'the same database as its owner, when DATABASE_URL names a user that may not change the schema',
  VOLDAAN_HOST: 'address to listen on (127.0.0.1)',
  VOLDAAN_PORT: 'port to listen on (4080)',
  VOLDAAN_DATA: 'folder for the embedded database and the secret',
  VOLDAAN_BASE_URL: 'address that customers and staff use (http://localhost:PORT)',
  VOLDAAN_SMTP_URL: 'mail server for workspaces without settings of their own: smtp://user:password@host:587',
  VOLDAAN_LOG_LEVEL: 'debug, info, warn, error or silent (info)',
  VOLDAAN_PROXY_HOPS: 'number of reverse proxies in front of this process (0)',
  VOLDAAN_SECRET: '32 or more random characters; made at the first start when absent',
  VOLDAAN_WORKERS: 'jobs that run at the same time (4)',
} as const;

export type SettingName = keyof typeof settingNames;

/** A setting that cannot be used: names it and the cure. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings. The only reader of the environment. Unknown VOLDAAN_ names are returned, to be warned of. */
export function readConfig(environment: Environment = process.env): { config: Config; unknownNames: string[] } {
  const setting = (name: SettingName) => readSetting(environment, name);
  const port = wholeNumber('VOLDAAN_PORT', setting('VOLDAAN_PORT') ?? '4080', 0, 65535);
  const dataFolder = setting('VOLDAAN_DATA') ?? defaultDataFolder(environment);
  const config: Config = {
    databaseUrl: setting('DATABASE_URL'),
    migrateUrl: setting('VOLDAAN_MIGRATE_URL'),
    host: setting('VOLDAAN_HOST') ?? '127.0.0.1',
    port,
    dataFolder,
    baseUrl: readBaseUrl(setting('VOLDAAN_BASE_URL') ?? `http://localhost:${port}`),
    smtpUrl: setting('VOLDAAN_SMTP_URL'),
    logLevel: readLogLevel(setting('VOLDAAN_LOG_LEVEL') ?? 'info'),
    proxyHops: wholeNumber('VOLDAAN_PROXY_HOPS', setting('VOLDAAN_PROXY_HOPS') ?? '0', 0, 10),
    secret: readSecret(setting('VOLDAAN_SECRET'), dataFolder),
    workers: wholeNumber('VOLDAAN_WORKERS', setting('VOLDAAN_WORKERS') ?? '4', 1, 64),
  };
  return { config, unknownNames: unknownNamesIn(environment) };
}

function readSetting(environment: Environment, name: SettingName): string | undefined {
  const value = environment[name];
  const file = environment[`${name}_FILE`];
  if (value && file) throw new ConfigError(`${name} and ${name}_FILE are both set; keep one of them`);
  if (!file) return value === '' ? undefined : value;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new ConfigError(`cannot read the file named by ${name}_FILE (${file})`, { cause });
  }
}

function wholeNumber(name: string, text: string, lowest: number, highest: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < lowest || value > highest) {
    throw new ConfigError(`${name} is "${text}"; give a whole number from ${lowest} to ${highest}`);
  }
  return value;
}

function readBaseUrl(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    throw new ConfigError(`VOLDAAN_BASE_URL is "${text}"; give an address such as https://feedback.example.com`);
  }
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

function readLogLevel(text: string): Config['logLevel'] {
  if (text === 'debug' || text === 'info' || text === 'warn' || text === 'error' || text === 'silent') return text;
  throw new ConfigError(`VOLDAAN_LOG_LEVEL is "${text}"; give debug, info, warn, error or silent`);
}

const placeholder = /^(.)\1*$|change.?me|placeholder|example|your.?secret|^secret|password|^default|^test|^xxx|1234567890/i;

function readSecret(given: string | undefined, dataFolder: string): Buffer {
  if (given !== undefined) {
    if (given.length < 32 || placeholder.test(given)) {
      throw new ConfigError('VOLDAAN_SECRET is short or a placeholder; leave it out, or make one: openssl rand -hex 32');
    }
    return Buffer.from(given, 'utf8');
  }
  return keptSecret(dataFolder);
}

/** Makes the secret once. Creating it exclusively means that two processes starting together agree on one. */
function keptSecret(dataFolder: string): Buffer {
  const file = join(dataFolder, 'secret');
  mkdirSync(dataFolder, { recursive: true, mode: 0o755 });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code !== 'EEXIST') throw new ConfigError(`cannot write the secret ${file}; give VOLDAAN_DATA a folder that is yours`, { cause });
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new ConfigError(`the secret in ${file} is cut short; restore it from a backup`);
  return Buffer.from(secret, 'utf8');
}

/** Root keeps data where an unprivileged PostgreSQL can reach it; everybody else in the place their system names. */
export function defaultDataFolder(environment: Environment): string {
  if (process.getuid?.() === 0) return '/var/lib/voldaan';
  if (platform() === 'win32') return join(environment['LOCALAPPDATA'] ?? homedir(), 'voldaan');
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'voldaan');
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'voldaan');
}

function unknownNamesIn(environment: Environment): string[] {
  const known = new Set(Object.keys(settingNames).flatMap((name) => [name, `${name}_FILE`]));
  return Object.keys(environment).filter((name) => name.startsWith('VOLDAAN_') && !known.has(name) && !name.startsWith('VOLDAAN_TEST_'));
}
