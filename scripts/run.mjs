#!/usr/bin/env node
// The one door to everything: `npm start`, `npm test` and the rest call this file. It runs on any Node from 18, needs
// no package, and makes ready what is missing (Node 24, the packages, the built pages) before it runs the command.
// When nothing has changed since the last time, making ready takes less than 100 ms.
import { ensureBuilds } from './run/builds.mjs';
import { commands } from './run/commands.mjs';
import { say } from './run/console.mjs';
import { ensureNode } from './run/node-runtime.mjs';
import { ensurePackages } from './run/packages.mjs';
import { runToItsEnd } from './run/program.mjs';

const [name, ...words] = process.argv.slice(2);
const command = commands[name ?? ''];

if (command === undefined) {
  say(`there is no command "${name ?? ''}"; there are: ${Object.keys(commands).join(', ')}`);
  process.exit(2);
}

try {
  const node = await ensureNode();
  await ensurePackages(node, { tools: command.needsTools ?? false });
  if (command.needsBuilds ?? false) await ensureBuilds(node);
  process.exitCode = await runToItsEnd(node, command.program(words));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
  // Whoever reads only the last line of a test run must not take a run that never began for a green one.
  if (command.closesWithCount ?? false) process.stdout.write('0 passed, 1 failed\n');
}
