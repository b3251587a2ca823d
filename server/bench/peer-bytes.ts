import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';

const run = promisify(execFile);

/** What a page must load of a peer before it can ask anything: these files, from these packages. */
type Peer = Readonly<{ name: string; parts: readonly (readonly [packed: string, file: string])[]; published: number }>;

/**
 * The scripts and styles that each one's own documentation puts on a page; the survey itself, which they fetch besides,
 * is not counted. `published` is what was measured in November 2026, for a machine without a registry.
 */
const peers: readonly Peer[] = [
  {
    name: 'formbricks',
    parts: [
      ['@formbricks/js@5.1.0', 'dist/index.js'],
      ['@formbricks/surveys@1.99.0', 'dist/index.umd.js'],
    ],
    published: 232_000,
  },
  {
    name: 'posthog',
    parts: [
      ['posthog-js@1.449.2', 'dist/array.js'],
      ['posthog-js@1.449.2', 'dist/surveys.js'],
    ],
    published: 145_000,
  },
  {
    name: 'surveyjs',
    parts: [
      ['survey-core@2.5.38', 'survey.core.min.js'],
      ['survey-core@2.5.38', 'survey-core.min.css'],
      ['survey-js-ui@2.5.38', 'survey-js-ui.min.js'],
    ],
    published: 344_000,
  },
];

export type PeerBytes = Readonly<{ name: string; bytes: number; source: string }>;

/** Brotli bytes at the highest effort, as a content network would send them. */
export async function measurePeers(): Promise<readonly PeerBytes[]> {
  const folder = await mkdtemp(join(tmpdir(), 'voldaan-peers-'));
  try {
    const measured: PeerBytes[] = [];
    for (const peer of peers) measured.push(await measurePeer(folder, peer));
    return measured;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measurePeer(folder: string, { name, parts, published }: Peer): Promise<PeerBytes> {
  try {
    const sizes: number[] = [];
    for (const [packed, file] of parts) sizes.push(await sizeOf(folder, packed, file));
    const source = [...new Set(parts.map(([packed]) => packed))].join(' + ');
    return { name, bytes: sizes.reduce((sum, size) => sum + size, 0), source };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { name, bytes: published, source: `published, not measured here: ${reason}` };
  }
}

async function sizeOf(folder: string, packed: string, file: string): Promise<number> {
  const { stdout } = await run('npm', ['pack', packed, '--silent', '--pack-destination', folder], { timeout: 120_000 });
  const tarball = join(folder, stdout.trim().split('\n').at(-1) ?? '');
  await run('tar', ['-xzf', tarball, '-C', folder, `package/${file}`]);
  return brotliCompressSync(await readFile(join(folder, 'package', file))).length;
}
