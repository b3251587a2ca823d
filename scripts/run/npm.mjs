import { existsSync } from 'node:fs';
import { platform } from 'node:os';
import { environmentWith, runStep } from './program.mjs';

const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];

/** Runs npm under the given Node, since npm chooses packages by the Node that runs it. */
export async function runNpm(node, words, folder) {
  const environment = environmentWith(node);
  // Called by npm, we know which npm; called directly, the one on the path has to do.
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.c?js$/.test(script) && existsSync(script)) {
    return runStep({ command: node, words: [script, ...words, ...quiet], folder, environment });
  }
  const isWindows = platform() === 'win32';
  return runStep({
    command: isWindows ? 'npm.cmd' : 'npm',
    words: [...words, ...quiet],
    folder,
    environment,
    isShell: isWindows,
  });
}
