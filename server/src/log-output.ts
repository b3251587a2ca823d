import pino, { type DestinationStream } from 'pino';

/** Lines that only tell what went well wait for others this long: a write for each request costs more than writing the line. */
const waitMs = 50;
/** What waits is written at once when there is so much of it. */
const waitingMost = 16_384;

/** Debug and info. */
const mayWait = /^\{"level":[123]0,/;

/**
 * A destination that gathers lines for a moment. A warning or an error is written at once, with all that was said before it, and so is
 * everything when the process ends; of a process that is killed the last moment of what went well is lost.
 */
export function gatherLines(write: (text: string) => void): DestinationStream & Readonly<{ flush: () => void }> {
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const text = waiting;
    waiting = '';
    if (text !== '') write(text);
  };
  return {
    flush,
    write: (line) => {
      waiting += line;
      if (waiting.length >= waitingMost || !mayWait.test(line)) flush();
      else timer ??= setTimeout(flush, waitMs).unref();
    },
  };
}

let output: DestinationStream | undefined;

/** Standard output, which nobody waits for. */
export function standardOutput(): DestinationStream {
  output ??= openOutput();
  return output;
}

function openOutput(): DestinationStream {
  const standard = pino.destination({ dest: 1, sync: false });
  const lines = gatherLines((text) => standard.write(text));
  // Before the stream's own listeners, which write what it holds and close it.
  process.prependListener('beforeExit', lines.flush);
  process.prependListener('exit', lines.flush);
  return lines;
}
