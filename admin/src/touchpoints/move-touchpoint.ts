import { phases } from '@voldaan/domain/touchpoints/touchpoint';
import type { Touchpoint } from './touchpoint-requests.ts';

/**
 * The journey with one moment a place further up or down. The last of a phase goes down into the next phase, so that
 * every place is reached by one key. Undefined where there is nothing beyond.
 */
export function moveTouchpoint(
  touchpoints: readonly Touchpoint[],
  id: string,
  direction: 'up' | 'down',
): readonly Touchpoint[] | undefined {
  const from = touchpoints.findIndex((one) => one.id === id);
  const moved = touchpoints[from];
  if (moved === undefined) return undefined;
  const step = direction === 'up' ? -1 : 1;
  const neighbour = touchpoints[from + step];
  const others = touchpoints.filter((one) => one.id !== id);
  if (neighbour?.phase === moved.phase) return others.toSpliced(from + step, 0, moved);
  const phase = phases[phases.indexOf(moved.phase) + step];
  return phase === undefined ? undefined : others.toSpliced(from, 0, { ...moved, phase });
}
