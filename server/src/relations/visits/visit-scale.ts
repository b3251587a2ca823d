import { itemsOf } from '@voldaan/domain/metrics/item';
import { type ScaleId, scaleIds, scales } from '@voldaan/domain/surveys/scale';
import type { SurveyText } from '@voldaan/domain/surveys/survey-text';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { publishedSurveys, versionsOf } from '../../metrics/views.ts';

/** A mark out of ten, which everybody understands in a yard, where nothing else was asked yet. */
const scaleDefault: ScaleId = 'B10';

/** The scale that customers know from the questions to them: of the first item of the survey that is answered now. */
export async function visitScale(db: WorkspaceTransaction): Promise<ScaleId> {
  return (await visitQuestion(db)).scale;
}

/** The scale with what is asked on it, in whatever languages it is asked in. */
export async function visitQuestion(db: WorkspaceTransaction): Promise<Readonly<{ scale: ScaleId; text: SurveyText }>> {
  const [survey] = await publishedSurveys(db);
  if (survey === undefined) return { scale: scaleDefault, text: {} };
  const [item] = itemsOf(await versionsOf(db, survey.id));
  const scale = scaleIds.find((id) => id === item?.question.scale);
  return item === undefined || scale === undefined
    ? { scale: scaleDefault, text: {} }
    : { scale, text: item.question.text };
}

/** Whether a mark is one of the scale, halves left out: nobody says them aloud. */
export function isMarkOf(scale: ScaleId, mark: number): boolean {
  const { minimum, maximum } = scales[scale];
  return Number.isInteger(mark) && mark >= minimum && mark <= maximum;
}
