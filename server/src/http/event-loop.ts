import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 20;
const lagMsMax = 200;
const secondsBehind = 5;

export type EventLoopWatch = Readonly<{
  /** True when the event loop has lagged for five seconds on end: time to put reports off. */
  isBehind: () => boolean;
  stop: () => void;
}>;

/** Looks once a second at how late the event loop was, and forgets it again after one good second. */
export function watchEventLoop(): EventLoopWatch {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  let badSeconds = 0;
  const timer = setInterval(() => {
    // The histogram holds the whole interval between two ticks, of which the resolution is no lag.
    const lagMs = delay.count === 0 ? lagMsMax + 1 : delay.mean / 1e6 - resolutionMs;
    badSeconds = lagMs > lagMsMax ? badSeconds + 1 : 0;
    delay.reset();
  }, 1000);
  timer.unref();
  return {
    isBehind: () => badSeconds >= secondsBehind,
    stop: () => {
      clearInterval(timer);
      delay.disable();
    },
  };
}
