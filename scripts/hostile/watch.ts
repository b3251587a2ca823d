import { readFile } from 'node:fs/promises';
import type { Message, Reply } from './exchange.ts';

/** What four things always hold is judged by, gathered while one input is tried. */
export type Watched = Readonly<{
  faults: readonly string[];
  /** What the log said of faults of its own: where to look when something was answered 5xx. */
  errors: readonly string[];
  serverErrors: number;
  slowestMs: number;
  memoryGrowthMiB: number;
}>;

/** Looks at every reply and every line of log while inputs are tried. */
export type Watch = Readonly<{
  sawReply: (message: Message, reply: Reply) => void;
  sawOutput: (stream: 'stdout' | 'stderr', text: string) => void;
  /** Texts of the other company: none may ever be in a reply. */
  guard: (canaries: readonly string[]) => void;
  /** From here on the log is JSON alone: the greeting is over. */
  begin: (pid: number) => void;
  open: (needles: readonly string[]) => void;
  close: () => Promise<Watched>;
}>;

/** Shorter texts may stand in a log by chance. */
const needleLengthMin = 12;
const needlesMax = 50;
const memoryEveryMs = 25;
/** The log reaches us a moment after the reply. */
const logSettlesMs = 15;

export function makeWatch(): Watch {
  const canaries = new Set<string>();
  let state = newState([]);
  let pid = 0;
  let partial = '';
  return {
    sawReply: (message, reply) => {
      state.slowestMs = Math.max(state.slowestMs, reply.ms);
      if (reply.status >= 500) {
        state.serverErrors += 1;
        state.faults.push(`${message.method ?? 'GET'} ${message.path.slice(0, 80)} answered ${reply.status}`);
      }
      for (const canary of canaries) {
        if (reply.text.includes(canary))
          state.faults.push(`${message.path.slice(0, 80)} shows a row of the other company`);
      }
    },
    sawOutput: (stream, text) => {
      if (pid === 0) return;
      if (stream === 'stderr') {
        state.faults.push(...faultsOfText(text, state.needles, 'standard error'));
        return;
      }
      const lines = (partial + text).split('\n');
      partial = lines.pop() ?? '';
      for (const line of lines) {
        if (line.includes('"level":50')) state.errors.push(line.slice(0, 600));
        if (line !== '' && !isJsonObject(line)) state.faults.push(`a log line is not JSON: ${line.slice(0, 120)}`);
        state.faults.push(...faultsOfText(line, state.needles, 'the log'));
      }
    },
    guard: (texts) => {
      for (const text of texts) canaries.add(text);
    },
    begin: (serverPid) => {
      pid = serverPid;
    },
    open: (needles) => {
      state = newState(needles.filter((text) => text.length >= needleLengthMin).map((text) => text.slice(0, 200)));
      state.timer = setInterval(() => void sample(state, pid), memoryEveryMs);
      void sample(state, pid);
    },
    close: async () => {
      const closing = state;
      await sample(closing, pid);
      await new Promise((resolve) => setTimeout(resolve, logSettlesMs));
      clearInterval(closing.timer);
      return {
        faults: [...new Set(closing.faults)],
        errors: closing.errors,
        serverErrors: closing.serverErrors,
        slowestMs: closing.slowestMs,
        memoryGrowthMiB: Math.max(0, closing.memoryMost - (closing.memoryAtStart ?? closing.memoryMost)),
      };
    },
  };
}

type State = {
  readonly needles: readonly string[];
  readonly faults: string[];
  readonly errors: string[];
  serverErrors: number;
  slowestMs: number;
  memoryAtStart: number | undefined;
  memoryMost: number;
  timer: NodeJS.Timeout | undefined;
};

function newState(needles: readonly string[]): State {
  const numbers = { serverErrors: 0, slowestMs: 0, memoryAtStart: undefined, memoryMost: 0, timer: undefined };
  return { needles: needles.slice(0, needlesMax), faults: [], errors: [], ...numbers };
}

/** What was sent stands in no line at all: the log holds no bodies, addresses or tokens, escaped or not. */
function faultsOfText(text: string, needles: readonly string[], where: string): readonly string[] {
  const shown = [...needles, ...needles.map((needle) => JSON.stringify(needle).slice(1, -1))];
  return shown.some((needle) => text.includes(needle)) ? [`${where} holds what was sent: ${text.slice(0, 200)}`] : [];
}

function isJsonObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

async function sample(state: State, pid: number): Promise<void> {
  const mebibytes = await residentMiB(pid);
  if (mebibytes === undefined) return;
  state.memoryAtStart ??= mebibytes;
  state.memoryMost = Math.max(state.memoryMost, mebibytes);
}

/** The resident memory of a process; undefined where there is no /proc to ask. */
async function residentMiB(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
}
