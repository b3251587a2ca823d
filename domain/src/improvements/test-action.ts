import type { ImprovementAction } from './improvement-action.ts';

/** An action in one unit, compared with another, that was planned a month before it began. */
export const testAction: ImprovementAction = {
  kind: 'process',
  plannedAt: new Date('2026-03-01'),
  startsAt: new Date('2026-04-01'),
  treated: ['t0'],
  comparison: ['c0'],
  worthwhile: 0.5,
};
