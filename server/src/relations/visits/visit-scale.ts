import type { Language } from '@voldaan/domain/language';
import { itemsOf } from '@voldaan/domain/metrics/item';
import { textOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { type ScaleId, scaleIds, scales } from '@voldaan/domain/surveys/scale';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { publishedSurveys, versionsOf } from '../../metrics/views.ts';

/** A mark out of ten, which everybody understands in a yard, where nothing else was asked yet. */
const scaleDefault: ScaleId = 'B10';

export type VisitQuestion = Readonly<{ scale: ScaleId; question: string }>;

/** The scale that customers know from the questions to them, with what is asked on it: of the survey that is answered now. */
export async function visitQuestion(db: WorkspaceTransaction, language: Language): Promise<VisitQuestion> {
  const none = { scale: scaleDefault, question: '' };
  const [survey] = await publishedSurveys(db);
  if (survey === undefined) return none;
  const versions = await versionsOf(db, survey.id);
  const [item] = itemsOf(versions);
  const definition = versions[0]?.definition;
  const scale = scaleIds.find((id) => id === item?.question.scale);
  if (item === undefined || definition === undefined || scale === undefined) return none;
  const tag = matchLanguage([language], definition.languages);
  return { scale, question: textOfQuestion(definition, item.question, tag) };
}

export async function visitScale(db: WorkspaceTransaction): Promise<ScaleId> {
  return (await visitQuestion(db, 'en')).scale;
}

/** Whether a mark is one of the scale, halves left out: nobody says them aloud. */
export function isMarkOf(scale: ScaleId, mark: number): boolean {
  const { minimum, maximum } = scales[scale];
  return Number.isInteger(mark) && mark >= minimum && mark <= maximum;
}
