import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { ConfigError } from './config-error.ts';
import { knownSecret } from './secret/kept-secret.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voldaan-config-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const read = (more: Readonly<Record<string, string>> = {}) => readConfig({ VOLDAAN_DATA: folder, ...more });

/** What the operator is told when the start is refused. */
function refusal(more: Readonly<Record<string, string>>): string {
  try {
    read(more);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'not refused';
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('nothing is required on localhost', () => {
  const { config, unknownNames } = read();
  expect(config).toMatchObject({ port: 4080, host: '127.0.0.1', baseUrl: 'http://localhost:4080' });
  expect(unknownNames).toEqual([]);
});

test('a misspelled name is given back, to be warned of', () => {
  expect(read({ VOLDAAN_PROT: '1', VOLDAAN_PORT_FILE: file('port', '5000\n'), PATH: '/bin' })).toMatchObject({
    unknownNames: ['VOLDAAN_PROT'],
    config: { port: 5000 },
  });
});

describe('a value from a file', () => {
  test('is read without the line end that an editor leaves', () => {
    const path = file('url', 'postgresql://voldaan:x@db.example.com/voldaan\n');
    expect(read({ DATABASE_URL_FILE: path }).config.databaseUrl).toBe('postgresql://voldaan:x@db.example.com/voldaan');
  });

  test('that is empty or not there is refused by name, and never taken for "not set"', () => {
    expect(refusal({ VOLDAAN_SECRET_FILE: file('empty', '\n') })).toMatch(/VOLDAAN_SECRET_FILE .*is empty/);
    expect(refusal({ DATABASE_URL_FILE: join(folder, 'none') })).toMatch(/cannot read .*DATABASE_URL_FILE/);
  });

  test('and a value itself cannot both be given', () => {
    expect(refusal({ VOLDAAN_PORT: '1', VOLDAAN_PORT_FILE: file('port', '2') })).toMatch(/keep one of them/);
  });
});

describe('the address of the pages', () => {
  test('has no path, since cookies and links start at the root of their host', () => {
    expect(refusal({ VOLDAAN_BASE_URL: 'https://example.com/feedback/' })).toMatch(/without a path/);
    expect(read({ VOLDAAN_BASE_URL: 'https://feedback.example.com/' }).config.baseUrl).toBe(
      'https://feedback.example.com',
    );
  });

  test.each(['feedback.example.com', 'ftp://example.com', 'https://a:b@example.com', 'https://example.com/?x'])(
    'cannot be %s',
    (address) => {
      expect(refusal({ VOLDAAN_BASE_URL: address })).toMatch(/^VOLDAAN_BASE_URL is/);
    },
  );
});

describe('an address with a password in it', () => {
  test.each([
    ['DATABASE_URL', 'mysql://root:geheim@db.example.com/x'],
    ['VOLDAAN_MIGRATE_URL', 'db.example.com:geheim'],
    ['VOLDAAN_SMTP_URL', 'mail.example.com?geheim'],
    ['VOLDAAN_SMTP_URL', 'https://geheim@mail.example.com'],
    ['VOLDAAN_SMTP_URL', 'smtp://me:geheim%@mail.example.com'],
  ])('is refused by its name %s without being shown', (name, value) => {
    const words = refusal({ [name]: value });
    expect(words).toContain(name);
    expect(words).not.toContain('geheim');
  });
});

describe('the secret', () => {
  test('is made at the first start, readable by nobody else, and stays', () => {
    const { secret } = read().config;
    expect(secret.toString()).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(read().config.secret).toEqual(secret);
    expect(readdirSync(folder)).toEqual(['secret']);
  });

  test('is not left behind by a command that only looks', () => {
    readConfig({ VOLDAAN_DATA: folder }, (place) => knownSecret(place) ?? Buffer.alloc(0));
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    'changeme',
    'short',
    'a'.repeat(40),
    'your-secret-your-secret-your-secret-1',
    'REPLACE_ME_WITH_A_RANDOM_STRING_OF_32',
    '<random 32 characters go into this>',
    'your-32-character-secret-goes-here!!',
    '0123456789abcdef0123456789abcdef',
    `example${'x9k2'.repeat(10)}`,
  ])('that is a placeholder (%s) refuses to start, naming it', (value) => {
    expect(refusal({ VOLDAAN_SECRET: value })).toMatch(/^VOLDAAN_SECRET is short or a placeholder/);
  });

  test('that is cut short is not replaced by another one', () => {
    writeFileSync(join(folder, 'secret'), '');
    expect(refusal({})).toMatch(/cut short; restore it/);
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('');
  });

  test('that cannot be kept names the folder', () => {
    const path = file('a-file', '');
    expect(refusal({ VOLDAAN_DATA: path })).toMatch(/give VOLDAAN_DATA a folder that is yours/);
    if (process.getuid?.() === 0) return;
    chmodSync(folder, 0o500);
    expect(refusal({})).toMatch(/give VOLDAAN_DATA a folder that is yours/);
    chmodSync(folder, 0o700);
  });
});
