import {
  type HandlingAnswer,
  handlingMarks,
  handlingShare,
  solvedShare,
} from '@voldaan/domain/complaints/analysis/handling-marks';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { listDefinitions, listRecoveryAnswers } from '../recovery/views.ts';
import type { Days } from './counted-case-views.ts';
import { ofGroups } from './group-views.ts';
import type { ComplaintAnalysisReply } from './schema.ts';
import { showOfGroup } from './show-of-group.ts';

/** What customers said in these days of how their complaints were handled, each closing for itself. */
export async function showHandling(
  db: WorkspaceTransaction,
  figure: Figure | undefined,
  { window: { from, to }, isTold }: Readonly<{ window: Days; isTold: boolean }>,
): Promise<ComplaintAnalysisReply['handling']> {
  const days = { from: new Date(`${from}T00:00:00Z`), until: new Date(`${to}T00:00:00Z`) };
  const whose = (contact: RawBuilder<unknown>) => ofGroups(db, figure, contact);
  const rows = isTold ? await listRecoveryAnswers(db, { ...days, whose }) : [];
  const definitions = await listDefinitions(db, [...new Set(rows.map(({ surveyVersionId }) => surveyVersionId))]);
  const said = rows.flatMap(({ surveyVersionId, answers }): readonly HandlingAnswer[] => {
    const definition = definitions.get(surveyVersionId);
    return definition === undefined ? [] : [{ definition, answers }];
  });
  const period = { from, to };
  return {
    answers: said.length,
    solved: showOfGroup(solvedShare(said, period)),
    marks: handlingMarks.map((name) => ({ name, share: showOfGroup(handlingShare(said, name, period)) })),
  };
}
