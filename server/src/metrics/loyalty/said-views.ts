import { dayNumber, dayOfNumber } from '@voldaan/domain/metrics/calendar-day';
import { endOfInterval, startOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import type { Item } from '@voldaan/domain/metrics/item';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { responseConditions, storedScore } from '../figures/condition-views.ts';
import type { Figure, FigureDays } from '../figures/figure.ts';

/** More customers than this say nothing that these do not. */
const customersMost = 200_000;

/**
 * The days whose answers are followed: the whole quarters that the window touches. Of two windows a day apart one could else be
 * taken from the other, which would tell what a single customer did.
 */
export function followedDays({ window }: Pick<Figure, 'window'>): FigureDays {
  const lastDay = dayOfNumber(dayNumber(window.to) - 1);
  return {
    from: startOfInterval(window.from, 'quarter'),
    to: endOfInterval(startOfInterval(lastDay, 'quarter'), 'quarter'),
  };
}

/**
 * What each customer of a figure said of their satisfaction: one row for each, of the first or the last answer of the followed
 * days, as `contact_id, answered_at, score`. Answers whose link to a person was cut are nobody's.
 */
export function saidByCustomers(
  db: Pick<WorkspaceTransaction, 'workspaceId'>,
  figure: Figure,
  { item, which }: Readonly<{ item: Item; which: 'first' | 'last' }>,
): RawBuilder<unknown> {
  const order = which === 'first' ? sql`asc` : sql`desc`;
  return sql`
    select distinct on (link.contact_id) link.contact_id, s.answered_at, ${storedScore(item)} as score
    from score_row s
    join response_contact link on link.workspace_id = s.workspace_id and link.response_id = s.response_id
    where ${responseConditions(db, figure, followedDays(figure))} and link.contact_id is not null and ${storedScore(item)} is not null
    order by link.contact_id, s.answered_at ${order}
    limit ${customersMost}`;
}
