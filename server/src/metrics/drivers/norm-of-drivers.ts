import type { Item } from '@voldaan/domain/metrics/item';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Figure } from '../figures/figure.ts';
import { normOfFigure } from '../norms/norm-of-figure.ts';

/**
 * The norm that cuts the scores of drivers: that of a rating on the one scale which they all share, first of all the one that
 * the survey was published with a norm for. Null where there is no such rating, or none holds.
 */
export async function normOfDrivers(
  db: WorkspaceTransaction,
  figure: Figure,
  drivers: readonly Item[],
): Promise<number | null> {
  const isAlike = ({ question, metric }: Item) =>
    metric.kind === 'mean' && drivers.every((driver) => driver.question.scale === question.scale);
  const normed = figure.items.filter(({ question }) => question.role === figure.definition.norm.role);
  const item = [...normed, figure.item].find(isAlike);
  return item === undefined ? null : (await normOfFigure(db, { ...figure, item })).value;
}
