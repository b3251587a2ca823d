import { handlingNorm } from '@voldaan/domain/complaints/analysis/handling-marks';
import { defaultLetter } from '@voldaan/domain/studies/default-letter';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { recordAudit } from '../../accounts/audit-store.ts';
import { message } from '../../catalogue/message.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { pauseStudy, resumeStudy, startStudy } from '../../invitations/run-study.ts';
import { mailServerIn } from '../../mail/mail-setting.ts';
import { companyName } from '../../mail/views.ts';
import type { Product } from '../../product.ts';
import { changeStudy, makeStudy } from '../../studies/studies.ts';
import { findStudy, type StudyRecord } from '../../studies/views.ts';
import { makeSurvey, publishSurvey } from '../../surveys/surveys.ts';
import type { RecoveryBody, RecoveryShown } from './schema.ts';
import { saveRecovery } from './store.ts';
import { findRecoveryStudy } from './views.ts';

const delayDaysDefault = 4;
const norm = { metric: 'csat', value: handlingNorm } as const;

export async function showRecovery(product: Product, caller: Caller): Promise<RecoveryShown> {
  const study = await findOwn(product, caller);
  const { timing } = study?.plan ?? {};
  return {
    is_on: study?.state === 'running',
    delay_days: timing?.kind === 'complaint' ? Math.max(1, Math.round(timing.delayHours / 24)) : delayDaysDefault,
    study_id: study?.id ?? null,
    survey_id: study?.survey_id ?? null,
  };
}

/**
 * Asks afterwards, or no more, in one go: a survey from the library, a study with letter and purpose, started. Each part is a
 * step of its own that stays when a later one is refused; switching on again goes on where it stopped.
 *
 * @throws Refusal study_incomplete where staff took away what the study needs.
 */
export async function changeRecovery(product: Product, caller: Caller, wish: RecoveryBody): Promise<RecoveryShown> {
  const known = await findOwn(product, caller);
  if (!wish.is_on) {
    if (known?.state === 'running') await pauseStudy(product, caller, known.id);
    return showRecovery(product, caller);
  }
  const study = known ?? (await makeOwn(product, caller));
  if (!isAsWished(study, wish)) {
    if (study.state === 'running') await pauseStudy(product, caller, study.id);
    await complete(product, caller, { study: (await findOwn(product, caller)) ?? study, wish });
  }
  const ready = (await findOwn(product, caller)) ?? study;
  if (ready.state === 'draft') await startStudy(product, caller, ready.id);
  if (ready.state === 'paused') await resumeStudy(product, caller, ready.id);
  return showRecovery(product, caller);
}

function findOwn(product: Product, { workspaceId }: Caller): Promise<StudyRecord | undefined> {
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const id = await findRecoveryStudy(db);
    return id === undefined ? undefined : findStudy(db, id);
  });
}

async function makeOwn(product: Product, caller: Caller): Promise<StudyRecord> {
  const name = message(caller.language, 'recovery.study');
  const { id } = await makeStudy(product, caller, { name, kind: 'complaint' });
  const at = product.clock();
  const study = await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await saveRecovery(db, { studyId: id, at });
    await recordAudit(db, { staffId: caller.staffId, action: 'case-recovery.made', at });
    return findStudy(db, id);
  });
  if (study === undefined) throw new Error('a study that was made is not there');
  return study;
}

function isAsWished({ plan: { timing, letter }, survey_id }: StudyRecord, { delay_days: days }: RecoveryBody): boolean {
  return survey_id !== null && letter !== null && timing.kind === 'complaint' && timing.delayHours === days * 24;
}

type Wished = Readonly<{ study: StudyRecord; wish: RecoveryBody }>;

/** Gives the study what it lacks; what staff have written stays. */
async function complete(product: Product, caller: Caller, { study, wish }: Wished): Promise<void> {
  const { plan } = study;
  const survey =
    study.survey_id === null ? await makeSurvey(product, caller, { questionnaire: 'complaint' }) : undefined;
  if (survey !== undefined) await publishSurvey(product, caller, { id: survey.id, revision: undefined });
  const words = survey?.draft.languages ?? ['nl', 'nb', 'en'];
  const whole: StudyDraft = {
    ...plan,
    purpose: plan.purpose || message(caller.language, 'recovery.purpose'),
    norm: plan.norm ?? norm,
    legalBasis: plan.legalBasis ?? 'service',
    // Also who left, or never bought: a complaint is a complaint.
    audience: study.state === 'draft' ? {} : plan.audience,
    timing: { kind: 'complaint', delayHours: wish.delay_days * 24, validHours: 14 * 24 },
    letter:
      plan.letter ??
      defaultLetter({
        questionnaire: 'complaint',
        languages: words,
        tone: 'formal',
        senderName: await senderName(product, caller),
        replyTo: '',
      }),
  };
  await changeStudy(product, caller, {
    id: study.id,
    revision: study.revision,
    name: study.name,
    plan: whole,
    surveyId: survey?.id ?? study.survey_id,
    touchpointId: study.touchpoint_id,
  });
}

function senderName(product: Product, { workspaceId }: Caller): Promise<string> {
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const { server } = await mailServerIn(product, db);
    return server?.senderName || (await companyName(db));
  });
}
