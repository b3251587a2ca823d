import { Refusal } from '@voldaan/domain/refusal';
import { checkDefinition, checkDraft } from '@voldaan/domain/surveys/check-definition';
import { publishFaults } from '@voldaan/domain/surveys/publish-check';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { assignSlots } from '@voldaan/domain/surveys/score-slots';
import type { QuestionnaireId } from '@voldaan/domain/surveys/survey-definition';
import { recordAudit } from '../accounts/audit-store.ts';
import { company, staffOfId } from '../accounts/views.ts';
import { message } from '../catalogue/message.ts';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { makeToken } from '../secret/token.ts';
import { closeSurvey, insertSurvey, insertVersion, lockSurvey, saveDraft } from './store.ts';
import { makeTryToken } from './try-token.ts';
import { findSurvey, listSurveys, listVersions, type SurveyRecord } from './views.ts';

export async function showSurveys(product: Product, caller: Caller) {
  const rows = await inWorkspace(product.databases.app, caller.workspaceId, listSurveys);
  return { data: [...rows] };
}

/** Makes a survey from a ready one: complete in three languages, in the company's name, ready to be published. */
export async function makeSurvey(
  product: Product,
  caller: Caller,
  wish: Readonly<{ questionnaire: QuestionnaireId; name?: string | undefined }>,
) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const [firm, staff] = [await company(db), await staffOfId(db, caller.staffId)];
    const draft = draftFromQuestionnaire(wish.questionnaire, {
      organisation: firm?.name ?? '',
      readerName: staff?.name ?? '',
      name: wish.name ?? message(caller.language, `survey.name.${wish.questionnaire}`),
    });
    const id = uuid();
    await insertSurvey(db, { id, draft, publicToken: makeToken(caller.workspaceCode), staffId: caller.staffId });
    return describeSurvey(product, caller, db, id);
  });
}

export async function showSurvey(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => describeSurvey(product, caller, db, id));
}

/** Saves what is being written. Texts may still be missing; the shape may not be wrong. */
export async function changeDraft(
  product: Product,
  caller: Caller,
  change: Readonly<{ id: string; revision: number; draft: unknown }>,
): Promise<{ revision: number }> {
  const draft = checkDraft(change.draft);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const survey = await requireSurvey(db, change.id);
    if (draft.questionnaire !== survey.questionnaire) throw new Refusal('unknown_value', { pointer: '/questionnaire' });
    const revision = await saveDraft(db, { ...change, draft });
    if (revision === undefined) throw new Refusal('draft_changed');
    return { revision };
  });
}

/**
 * Freezes the draft into a version that answers can point to. Refuses one with something missing, naming what, and one that
 * somebody has changed since the revision that was looked at.
 */
export async function publishSurvey(
  product: Product,
  caller: Caller,
  { id, revision }: Readonly<{ id: string; revision: number | undefined }>,
) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await lockSurvey(db, id))) throw new Refusal('not_found');
    const survey = await requireSurvey(db, id);
    if (revision !== undefined && revision !== survey.revision) throw new Refusal('draft_changed');
    const definition = checkDefinition(survey.draft);
    const versions = await listVersions(db, id);
    const [newest] = versions;
    // Nothing to say that the newest version does not say: pressing twice makes one version.
    if (newest !== undefined && !survey.is_changed && survey.state === 'published') return newest;
    const version = {
      id: uuid(),
      surveyId: id,
      number: (newest?.number ?? 0) + 1,
      definition,
      slots: assignSlots(
        definition,
        versions.map(({ slots }) => slots),
      ),
      staffId: caller.staffId,
      at: product.clock(),
    };
    await insertVersion(db, version);
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'survey.published',
      subject: showId('srv', id),
      detail: { number: version.number },
      at: version.at,
    });
    return { id: version.id, number: version.number, published_at: version.at };
  });
}

/** Takes no more answers, but for those that are on their way; publishing again opens it. */
export async function endSurvey(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const survey = await requireSurvey(db, id);
    if (survey.state === 'draft') throw new Refusal('survey_not_published');
    if (survey.state === 'published') {
      const at = product.clock();
      await closeSurvey(db, { id, at });
      await recordAudit(db, { staffId: caller.staffId, action: 'survey.closed', subject: showId('srv', id), at });
    }
    return describeSurvey(product, caller, db, id);
  });
}

/** The survey of this id, or the refusal that anything unknown gets. */
export async function requireSurvey(db: WorkspaceTransaction, id: string): Promise<SurveyRecord> {
  const survey = await findSurvey(db, id);
  if (survey === undefined) throw new Refusal('not_found');
  return survey;
}

async function describeSurvey(product: Product, caller: Caller, db: WorkspaceTransaction, id: string) {
  const survey = await requireSurvey(db, id);
  const versions = await listVersions(db, id);
  const { public_token: token, closed_at: _closedAt, ...shown } = survey;
  const publicUrl = `${product.config.baseUrl}/s/${token}`;
  return {
    ...shown,
    faults: publishFaults(survey.draft).map(({ code, pointer }) => ({
      code,
      pointer,
      detail: message(caller.language, `problem.${code}`),
    })),
    public_url: publicUrl,
    try_url: `${publicUrl}?try=${makeTryToken(product.key('try-link'), id)}`,
    versions: versions.map(({ id: versionId, number, published_at }) => ({ id: versionId, number, published_at })),
  };
}
