/** A tick of the time line: where it stands, in percent, and what it says. */
export type LaneTick = Readonly<{ place: number; label: string }>;

/** Marks at the very edge would be cut in half. */
const edge = 2;
const dayMs = 86_400_000;
const shortestDays = 30;

/** From the first thing that is shown until now, as a function from a moment to percent of the width. */
export function laneScale(moments: readonly string[], now: Date): (moment: string | number) => number {
  const end = now.getTime();
  const first = Math.min(...moments.map((moment) => Date.parse(moment)), end - shortestDays * dayMs);
  return (moment) => {
    const time = typeof moment === 'number' ? moment : Date.parse(moment);
    const share = (Math.min(time, end) - first) / Math.max(end - first, 1);
    return edge + share * (100 - 2 * edge);
  };
}

const ticksMax = 6;

/** The turns of the years; of a line shorter than two years, of the months. */
export function laneTicks(
  moments: readonly string[],
  { now, locale }: Readonly<{ now: Date; locale: string }>,
): readonly LaneTick[] {
  const place = laneScale(moments, now);
  const first = new Date(
    Math.min(...moments.map((moment) => Date.parse(moment)), now.getTime() - shortestDays * dayMs),
  );
  const months = (now.getFullYear() - first.getFullYear()) * 12 + now.getMonth() - first.getMonth();
  const isYears = months >= 24;
  const steps = isYears ? now.getFullYear() - first.getFullYear() : months;
  const stride = Math.max(1, Math.ceil(steps / ticksMax));
  const words = new Intl.DateTimeFormat(locale, isYears ? { year: 'numeric' } : { month: 'short', year: '2-digit' });
  const ticks: LaneTick[] = [];
  for (let step = 1; step <= Math.min(steps, 600); step += stride) {
    const turn = isYears
      ? new Date(first.getFullYear() + step, 0, 1)
      : new Date(first.getFullYear(), first.getMonth() + step, 1);
    ticks.push({ place: place(turn.getTime()), label: words.format(turn) });
  }
  return ticks;
}
