import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './console.mjs';
import { withLock } from './lock.mjs';
import { environmentWith, runStep } from './program.mjs';
import { root } from './project.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';

/** The rooms that Vite builds, and what each is built from. */
const builds = [
  { room: 'respond', sources: ['respond', 'domain/src', 'package-lock.json'] },
  { room: 'admin', sources: ['admin', 'domain/src', 'package-lock.json'] },
];

/** Builds the pages whose sources are not those of the last build. */
export async function ensureBuilds(node) {
  for (const { room, sources } of builds) {
    if (!existsSync(join(root, room, 'vite.config.ts'))) continue;
    const file = join(root, room, 'dist', '.voldaan-built');
    if (isStamped(file, fingerprint(sources))) continue;
    await withLock('build the pages', async () => {
      const stamp = fingerprint(sources);
      if (isStamped(file, stamp)) return;
      say(`building ${room}/`);
      await build(node, room);
      writeStamp(file, stamp);
    });
  }
}

async function build(node, room) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  try {
    await runStep({
      command: node,
      words: [vite, 'build'],
      folder: join(root, room),
      environment: environmentWith(node),
    });
  } catch (cause) {
    throw new Error(`cannot build ${room}/: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
