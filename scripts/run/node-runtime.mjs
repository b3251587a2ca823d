import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { say } from './console.mjs';
import { withLock } from './lock.mjs';
import { runNpm } from './npm.mjs';
import { root } from './project.mjs';

const version = '24.21.0';
/** Node runs TypeScript sources by itself from here on. */
const oldest = [22, 18];

/**
 * The Node to run everything with: the one that runs us if it is new enough, else Node 24 in `.runtime`, fetched once
 * from the npm registry, which is the one place that whoever came this far can reach.
 */
export async function ensureNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const isWindows = platform() === 'win32';
  const name = `node-${isWindows ? 'win' : platform()}-${arch()}`;
  const node = join(root, '.runtime', 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(node)) return node;
  return withLock('fetch Node', async () => {
    if (existsSync(node)) return node;
    say(`this machine has Node ${process.versions.node}; fetching Node ${version} for this project alone`);
    const folder = join(root, '.runtime');
    mkdirSync(folder, { recursive: true });
    // npm looks for a package.json upward from here; without one of its own it would install into the project.
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
    try {
      await runNpm(process.execPath, ['install', '--no-save', '--ignore-scripts', `${name}@${version}`], folder);
      execFileSync(node, ['--version'], { stdio: 'ignore' });
    } catch (cause) {
      throw new Error(
        `cannot fetch Node ${version} (${name}) from the npm registry: install Node ${oldest.join('.')} or newer yourself, ` +
          `then try again\n${cause instanceof Error ? cause.message : cause}`,
        { cause },
      );
    }
    return node;
  });
}

function isNewEnough(running) {
  const [major, minor] = running.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}
