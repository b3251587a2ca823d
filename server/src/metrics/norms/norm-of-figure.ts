import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { type NormGroup, type NormStretch, normInForce, normLine } from '@voldaan/domain/metrics/norms/norm';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Figure } from '../figures/figure.ts';
import { normsOfSurvey } from './norm-views.ts';

export type FigureNorm = Readonly<{
  /** The norm that holds on the last day of the window that has come; null where nobody set one. */
  value: number | null;
  /** The norm that holds today, whatever the window. */
  today: number | null;
  /** Which norm held when, over the window. */
  line: readonly NormStretch[];
}>;

/**
 * The norm of a figure: of its group, else of all customers, else the one that the survey was published with. A choice of
 * several groups has the norm of all customers.
 */
export async function normOfFigure(db: WorkspaceTransaction, figure: Figure): Promise<FigureNorm> {
  const norms = await normsOfSurvey(db, figure.workspace, figure.survey.id);
  const { definition, item, window } = figure;
  const own = item.question.role === definition.norm.role ? definition.norm.value : null;
  const subject = { item: item.key, group: groupOf(figure) };
  const heldOn = (day: string) => normInForce(norms, subject, day)?.value ?? own;
  const today = addDays(figure.tomorrow, -1);
  const [lastDay = today] = [addDays(window.to, -1), today].toSorted();
  const line = normLine(norms, subject, { from: window.from, to: window.to, otherwise: own ?? Number.NaN });
  return {
    value: heldOn(lastDay),
    today: heldOn(today),
    line: line.filter((stretch) => !Number.isNaN(stretch.value)),
  };
}

function groupOf({ where }: Figure): NormGroup | null {
  const [choice] = where;
  const [value] = choice?.values ?? [];
  const isOne = where.length === 1 && choice?.values.length === 1;
  return isOne && choice !== undefined && value !== undefined ? { trait: choice.trait, value } : null;
}
