import { Refusal } from '@voldaan/domain/refusal';
import { checkStudy, type StudyLack, type StudySurvey } from '@voldaan/domain/studies/check-study';
import { message } from '../catalogue/message.ts';
import { listAttributes } from '../contacts/attributes/attribute-views.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { findSurvey, listDefinitions } from '../surveys/views.ts';
import { countFrame, countReasons, listDraws, listStudyWaves } from './frame-views.ts';
import { listQuota } from './quota-views.ts';
import { findStudy, type StudyRecord } from './views.ts';

/** The study of this id, or the refusal that anything unknown gets. */
export async function requireStudy(db: WorkspaceTransaction, id: string): Promise<StudyRecord> {
  const study = await findStudy(db, id);
  if (study === undefined) throw new Refusal('not_found');
  return study;
}

/** A study as staff see it: its plan, what it lacks, whom it drew, and how far they have come. */
export async function describeStudy(db: WorkspaceTransaction, { language }: Pick<Caller, 'language'>, id: string) {
  const { events_read_to: _read, created_by: _by, ...study } = await requireStudy(db, id);
  const lacks = await lacksOf(db, study);
  const draws = await listDraws(db, id);
  return {
    ...study,
    lacks: lacks.map((lack) => ({ ...lack, detail: message(language, `problem.${lack.code}`) })),
    frame: await countFrame(db, id),
    reasons: [...(await countReasons(db, id))],
    draws: draws.map(({ left_out: leftOut, strata, ...draw }) => ({
      ...draw,
      strata: [...strata],
      left_out: Object.entries(leftOut).map(([reason, count]) => ({ reason, count })),
    })),
    waves: [...(await listStudyWaves(db, id))],
    quota: [...(await listQuota(db, id))],
  };
}

/** What keeps a study from being started. */
export async function lacksOf(
  db: WorkspaceTransaction,
  { plan, survey_id: surveyId }: Pick<StudyRecord, 'plan' | 'survey_id'>,
): Promise<readonly StudyLack[]> {
  const attributes = (await listAttributes(db)).map(({ key }) => key);
  return checkStudy(plan, surveyId === null ? undefined : await surveyOf(db, surveyId), attributes);
}

async function surveyOf(db: WorkspaceTransaction, surveyId: string): Promise<StudySurvey | undefined> {
  const survey = await findSurvey(db, surveyId);
  if (survey === undefined) return undefined;
  const [newest] = await listDefinitions(db, surveyId, 1);
  const languages = (newest ?? survey.draft).languages;
  return { isPublished: newest !== undefined, isClosed: survey.state === 'closed', languages };
}
