import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voldaan-run-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('npm and the shell both say stop: the server hears it once, finishes its work, and its exit code is ours', async () => {
  const server = join(folder, 'server.mjs');
  await writeFile(
    server,
    `let heard = 0;
     process.on('SIGTERM', () => {
       heard += 1;
       if (heard === 1) setTimeout(() => { console.log('heard', heard); process.exit(7); }, 500);
     });
     setInterval(() => {}, 1000);
     console.log('ready');`,
  );
  const runner = startModule(`
    import { runToItsEnd } from ${moduleUrl('program.mjs')};
    process.exitCode = await runToItsEnd(process.execPath, [${JSON.stringify(server)}]);`);
  await once(runner.stdout, 'data');
  const [said, code] = [text(runner.stdout), once(runner, 'exit')];
  runner.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 100));
  runner.kill('SIGTERM');
  expect((await code)[0]).toBe(7);
  expect(await said).toBe('heard 1\n');
});

test('npm is told to stop, and the shell between npm and us dies of it: the server is told all the same', async () => {
  const server = join(folder, 'server.mjs');
  const heard = join(folder, 'heard');
  await writeFile(
    server,
    `import { writeFileSync } from 'node:fs';
     process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(heard)}, 'stopped'); process.exit(0); });
     setInterval(() => {}, 1000);
     console.log('ready');`,
  );
  const runner = join(folder, 'runner.mjs');
  await writeFile(
    runner,
    `import { runToItsEnd } from ${moduleUrl('program.mjs')};
     await runToItsEnd(process.execPath, [${JSON.stringify(server)}]);`,
  );
  // The last command keeps the shell from putting itself out of the way.
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${runner}"; true`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, npm_lifecycle_event: 'start' },
  });
  await once(shell.stdout, 'data');
  shell.kill('SIGTERM');
  await expect.poll(() => readFile(heard, 'utf8').catch(() => ''), { timeout: 5000 }).toBe('stopped');
});

test('programs are kept as they were compiled, where whoever starts us wants them', async () => {
  const printed = (wanted: string | undefined) => {
    const program = `import { environmentWith } from ${moduleUrl('program.mjs')};
      console.log(environmentWith(process.execPath).NODE_COMPILE_CACHE);`;
    return text(startModule(program, { ...process.env, NODE_COMPILE_CACHE: wanted }).stdout);
  };
  expect(await printed(undefined)).toMatch(/\.runtime[/\\]compiled\n$/);
  expect(await printed(folder)).toBe(`${folder}\n`);
});

test('two starts at once make ready one after the other', async () => {
  const notes = join(folder, 'notes');
  const program = `
    import { appendFileSync } from 'node:fs';
    import { withLock } from ${moduleUrl('lock.mjs')};
    await withLock('try', async () => {
      appendFileSync(${JSON.stringify(notes)}, 'in ');
      await new Promise((resolve) => setTimeout(resolve, 300));
      appendFileSync(${JSON.stringify(notes)}, 'out ');
    }, ${JSON.stringify(folder)});`;
  await Promise.all([startModule(program), startModule(program)].map((child) => once(child, 'exit')));
  expect(await readFile(notes, 'utf8')).toBe('in out in out ');
});

test('the lock of a start that was killed is taken over', async () => {
  const dead = startModule('');
  await once(dead, 'exit');
  await mkdir(join(folder, 'lock'));
  await writeFile(join(folder, 'lock', 'pid'), String(dead.pid));
  const next = startModule(`
    import { withLock } from ${moduleUrl('lock.mjs')};
    await withLock('try', async () => console.log('in'), ${JSON.stringify(folder)});`);
  expect(await text(next.stdout)).toBe('in\n');
});

test('a command that does not exist is named, with those that do', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'run.mjs'), 'strat'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = text(child.stderr);
  expect((await once(child, 'exit'))[0]).toBe(2);
  expect(await said).toMatch(/there is no command "strat"; there are: start, demo/);
});

function startModule(program: string, env: NodeJS.ProcessEnv = process.env) {
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
}

function moduleUrl(name: string): string {
  return JSON.stringify(new URL(`./${name}`, import.meta.url).href);
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  let said = '';
  for await (const chunk of stream) said += chunk;
  return said;
}
