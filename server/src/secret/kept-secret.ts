import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../config-error.ts';

const secretBytes = 32;
const secretLengthMin = 32;

/** The secret in the data folder, made at the first start. Of two processes that start together both get the same. */
export function keptSecret(dataFolder: string): Buffer {
  return knownSecret(dataFolder) ?? makeSecret(dataFolder);
}

/** The secret in the data folder, if there is one: for whoever only looks, and must not leave one behind. */
export function knownSecret(dataFolder: string): Buffer | undefined {
  const file = join(dataFolder, 'secret');
  const text = readIfThere(file)?.trim();
  if (text !== undefined && text.length < secretLengthMin) {
    throw new ConfigError(`the secret in ${file} is cut short; restore it from a backup`);
  }
  return text === undefined ? undefined : Buffer.from(text, 'utf8');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOENT') return undefined;
    if (code === 'ENOTDIR') throw noFolder(file, cause);
    throw new ConfigError(`cannot read the secret ${file}; start Voldaan as the user who made it`, { cause });
  }
}

/**
 * A link shows the file whole or not at all, so nobody reads half a secret, and it is on the disk before anything hangs
 * on it: a power cut after the first start must not leave a database whose secret is gone.
 */
function makeSecret(dataFolder: string): Buffer {
  const file = join(dataFolder, 'secret');
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o755 });
    writeFileSync(draft, randomBytes(secretBytes).toString('hex'), { flag: 'wx', mode: 0o600, flush: true });
    linkSync(draft, file);
    syncFolder(dataFolder);
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST' || readIfThere(file) === undefined) throw noFolder(file, cause);
  } finally {
    rmSync(draft, { force: true });
  }
  const made = knownSecret(dataFolder);
  if (made === undefined) throw new ConfigError(`the secret ${file} went away while Voldaan started`);
  return made;
}

function syncFolder(folder: string): void {
  if (platform() === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function noFolder(file: string, cause: unknown): ConfigError {
  return new ConfigError(`cannot write the secret ${file}; give VOLDAAN_DATA a folder that is yours`, { cause });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
