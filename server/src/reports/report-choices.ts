import { inWorkspaceReading } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { showHead } from '../metrics/figures/figure-head.ts';
import { openFigure } from '../metrics/figures/open-figure.ts';
import type { Product } from '../product.ts';
import type { ReportChoicesReply } from './schema.ts';
import { studiesOfSurvey } from './views.ts';

/** What a report of a survey can be made of, in the words of who makes it. */
export function reportChoices(
  product: Product,
  { workspaceId, language }: Caller,
  survey: string | undefined,
): Promise<ReportChoicesReply> {
  const today = product.clock().toISOString().slice(0, 10);
  return inWorkspaceReading(product.databases.app, workspaceId, async (db) => {
    const figure = await openFigure(db, product.columns, { survey, period: '12m', today, language });
    if (figure === undefined) return { head: null, studies: [] };
    return { head: showHead(figure, language), studies: [...(await studiesOfSurvey(db, figure.survey.id))] };
  });
}
