import { useSay } from '../catalogue/text.tsx';

/** From here on it is told in minutes. */
const minutesFromSeconds = 90;

/** A sentence on how long a survey takes. It is a guess: to ten seconds, and of a longer one to whole minutes. */
export function useExpectedTime(): (seconds: number) => string {
  const say = useSay();
  return (seconds) =>
    seconds < minutesFromSeconds
      ? say('expected-time.seconds', { seconds: Math.max(10, Math.round(seconds / 10) * 10) })
      : say('expected-time.minutes', { minutes: Math.round(seconds / 60) });
}
