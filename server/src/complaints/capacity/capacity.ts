import { deskPace } from '@voldaan/domain/complaints/desk-pace';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { clockOf } from '../case-clock.ts';
import { countPeople, countPeriods, type PersonRow } from './capacity-views.ts';
import type { Capacity } from './schema.ts';

/** As far back and ahead as one looks at once. */
const spans = { week: { back: 8, ahead: 2 }, day: { back: 13, ahead: 7 } } as const;
const paceWeeks = 4;

/** How much comes in, is finished and falls due, and whether the desk keeps up with it. */
export function showCapacity(product: Product, caller: Caller, by: 'week' | 'day'): Promise<Capacity> {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { hours } = await clockOf(db, null);
    const zone = hours.zone;
    const periods = await countPeriods(db, { unit: by, zone, now, ...spans[by] });
    const weeks = by === 'week' ? periods : await countPeriods(db, { unit: 'week', zone, now, ...spans.week });
    const past = weeks.filter(({ is_ahead }) => !is_ahead);
    const last = past.slice(-1 - paceWeeks, -1);
    const people = await countPeople(db, { now, since: last[0]?.begins ?? now, until: past.at(-1)?.begins ?? now });
    const team = sumOf(people);
    const inflow = last.reduce((sum, week) => sum + week.inflow, 0);
    const handled = last.reduce((sum, week) => sum + week.handled, 0);
    const { verdict, meetsDue } = deskPace({ weeks: paceWeeks, inflow, handled, dueInWeek: team.due_in_week });
    return {
      by,
      periods: periods.map(({ begins: _, ...period }) => period),
      people: people.map(({ staff_id, name, ...counts }) => ({
        staff: staff_id === null ? null : { id: staff_id, name: name ?? '' },
        ...counts,
      })),
      team,
      pace: { weeks: paceWeeks, inflow, handled, verdict, meets_due: meetsDue },
    };
  });
}

function sumOf(people: readonly PersonRow[]): Capacity['team'] {
  const sum = (count: 'open' | 'overdue' | 'due_in_week' | 'handled') =>
    people.reduce((all, person) => all + person[count], 0);
  return { open: sum('open'), overdue: sum('overdue'), due_in_week: sum('due_in_week'), handled: sum('handled') };
}
