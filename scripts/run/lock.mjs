import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './console.mjs';
import { root } from './project.mjs';

const waitMsMax = 15 * 60_000;
/** A folder without a name in it is being made at this moment, unless it stays so. */
const namelessMsMax = 5_000;

/**
 * Does the work while no other process of this project does such work: two starts at once must not both install into
 * the same folder. Making a folder succeeds for one of them only; the lock of a process that died is taken over.
 */
export async function withLock(purpose, work, folder = join(root, '.runtime')) {
  const lock = join(folder, 'lock');
  const deadline = Date.now() + waitMsMax;
  let isAnnounced = false;
  while (!takeLock(lock)) {
    const holder = holderOf(lock);
    if (holder !== undefined && !isAlive(holder)) {
      rmSync(lock, { recursive: true, force: true });
      continue;
    }
    if (!isAnnounced) say(`waiting to ${purpose}: process ${holder ?? 'unknown'} is making the project ready`);
    isAnnounced = true;
    if (Date.now() > deadline)
      throw new Error(`cannot ${purpose}: process ${holder} holds ${lock}; end it, then try again`);
    await wait(200);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function takeLock(lock) {
  try {
    mkdirSync(dirname(lock), { recursive: true });
    mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new Error(`cannot write in ${root}: ${error.message}; run this once as the user who owns the project`, {
      cause: error,
    });
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
}

/** The process that holds the lock; 0, which is never alive, if its folder stayed without a name. */
function holderOf(lock) {
  try {
    return Number(readFileSync(join(lock, 'pid'), 'utf8'));
  } catch {
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    return made !== undefined && Date.now() - made > namelessMsMax ? 0 : undefined;
  }
}

function isAlive(pid) {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
