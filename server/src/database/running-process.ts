import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A zombie counts as dead: it holds no file, yet it answers signal 0 for as long as nobody collects it. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return hasCode(error, 'EPERM');
  }
  return (await linuxStat(pid))?.state !== 'Z';
}

/**
 * Names one life of one process: a process number alone is handed out again after a restart of the machine or of a
 * container. Undefined where the system cannot tell, so that the caller falls back to the number.
 */
export async function processBirth(pid: number): Promise<string | undefined> {
  const stat = await linuxStat(pid);
  if (stat !== undefined) {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    return `${boot.trim()}:${stat.startTicks}`;
  }
  if (process.platform === 'win32') return undefined;
  const listed = await execute('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined);
  return listed?.stdout.trim() || undefined;
}

/** How a process was started, or what it calls itself since; undefined where the system cannot tell. */
export async function commandLine(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return readCommandLine(pid);
  if (process.platform === 'win32') return undefined;
  const listed = await execute('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => undefined);
  return listed?.stdout.trim() || undefined;
}

/**
 * The command lines of all processes; undefined where the system cannot tell. They are readable across users, while
 * the folder a process works in is hidden from root in a container without CAP_SYS_PTRACE.
 */
export async function allCommandLines(): Promise<readonly string[] | undefined> {
  if (process.platform === 'win32') return undefined;
  if (process.platform !== 'linux') return (await execute('ps', ['-axww', '-o', 'command='])).stdout.split('\n');
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readCommandLine(Number(pid))));
  return lines.filter((line) => line !== undefined);
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Undefined for a process that ended while we looked, and for the kernel's own. */
async function readCommandLine(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return text?.replaceAll('\0', ' ').trim() || undefined;
}

type LinuxStat = { readonly state: string; readonly startTicks: string };

async function linuxStat(pid: number): Promise<LinuxStat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The second field is the program's name in brackets and may hold spaces and brackets; count from the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state === undefined || startTicks === undefined ? undefined : { state, startTicks };
}
