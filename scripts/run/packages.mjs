import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { say } from './console.mjs';
import { withLock } from './lock.mjs';
import { runNpm } from './npm.mjs';
import { root } from './project.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';

const rooms = ['domain', 'server', 'admin', 'respond', 'e2e'];

/** Installs what the lock names, if that is not what lies in node_modules. The tools have a lock of their own. */
export async function ensurePackages(node, { tools }) {
  await ensureInstalled(node, '.', [
    'package.json',
    'package-lock.json',
    ...rooms.map((room) => `${room}/package.json`),
  ]);
  if (tools) await ensureInstalled(node, 'tools', ['tools/package.json', 'tools/package-lock.json']);
}

async function ensureInstalled(node, folder, sources) {
  const file = join(root, folder, 'node_modules', '.voldaan-installed');
  const stamp = () => fingerprint(sources, `${platform()}-${arch()}`);
  if (isStamped(file, stamp())) return;
  await withLock('install the packages', async () => {
    if (isStamped(file, stamp())) return;
    say(folder === '.' ? 'installing the packages' : `installing the packages of ${folder}/`);
    try {
      // `npm ci` refuses a lock from which packages of other platforms are missing, although `npm install` wrote it.
      await runNpm(node, ['install'], join(root, folder));
    } catch (cause) {
      throw new Error(
        `cannot install the packages of ${join(root, folder)}: look at what npm says below, mend it (often the network or ` +
          `a full disk), then try again\n${cause instanceof Error ? cause.message : cause}`,
        { cause },
      );
    }
    writeStamp(file, stamp());
  });
}
