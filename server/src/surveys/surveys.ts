import { Refusal } from '@voldaan/domain/refusal';
import { checkDefinition, checkDraft } from '@voldaan/domain/surveys/check-definition';
import { withComparabilityKeys } from '@voldaan/domain/surveys/comparability';
import type { QuestionnaireDetails } from '@voldaan/domain/surveys/library/questionnaire-details';
import {
  draftFromQuestionnaire,
  isQuestionnaireId,
  type QuestionnaireId,
  questionnaires,
} from '@voldaan/domain/surveys/library/questionnaires';
import { assignSlots } from '@voldaan/domain/surveys/score-slots';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { recordAudit } from '../accounts/audit-store.ts';
import { company, staffOfId } from '../accounts/views.ts';
import { message } from '../catalogue/message.ts';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { makeToken } from '../secret/token.ts';
import { attributeKeys, describeSurvey, requireSurvey } from './describe-survey.ts';
import { ownDraft } from './own-draft.ts';
import { closeSurvey, insertSurvey, insertVersion, keepKeys, lockSurvey, saveDraft } from './store.ts';
import { listDefinitions, listSurveys, listVersions, type SurveyRecord } from './views.ts';

export async function showSurveys(product: Product, caller: Caller) {
  const rows = await inWorkspace(product.databases.app, caller.workspaceId, listSurveys);
  return { data: [...rows] };
}

export type SurveyWish = Readonly<{
  questionnaire: QuestionnaireId | 'own';
  name?: string | undefined;
  languages?: readonly string[] | undefined;
}>;

/** Makes a survey from a ready one: complete in its languages, in the company's name, ready to be published. */
export async function makeSurvey(product: Product, caller: Caller, wish: SurveyWish) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { questionnaire, languages } = wish;
    const details: QuestionnaireDetails = {
      ...(await speakerOf(db, caller)),
      name: wish.name ?? usualName(caller, questionnaire),
      ...(languages === undefined ? {} : { languages }),
    };
    const draft = questionnaire === 'own' ? ownDraft(details) : draftFromQuestionnaire(questionnaire, details);
    return describeSurvey(product, caller, db, await addSurvey(db, caller, checkDraft(draft)));
  });
}

/** The same survey once more, as a draft of its own: its versions and answers stay with the first. */
export async function copySurvey(
  product: Product,
  caller: Caller,
  { id, name }: Readonly<{ id: string; name: string | undefined }>,
) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { draft } = await requireSurvey(db, id);
    const copied = name ?? message(caller.language, 'survey.copy', { name: draft.name }).slice(0, 200);
    return describeSurvey(product, caller, db, await addSurvey(db, caller, { ...draft, name: copied }));
  });
}

/** In whose name a new survey speaks: the company's, read by the member of staff who makes it. */
export async function speakerOf(db: WorkspaceTransaction, caller: Caller) {
  const [firm, staff] = [await company(db), await staffOfId(db, caller.staffId)];
  return { organisation: firm?.name ?? '', readerName: staff?.name ?? '' };
}

export async function addSurvey(db: WorkspaceTransaction, caller: Caller, draft: SurveyDefinition): Promise<string> {
  const id = uuid();
  await insertSurvey(db, { id, draft, publicToken: makeToken(caller.workspaceCode), staffId: caller.staffId });
  return id;
}

function usualName({ language }: Caller, questionnaire: SurveyWish['questionnaire']): string {
  return questionnaires.find(({ id }) => id === questionnaire)?.name[language] ?? message(language, 'survey.own');
}

export async function showSurvey(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => describeSurvey(product, caller, db, id));
}

export type DraftChange = Readonly<{ id: string; revision: number; draft: unknown }>;

/** Saves what is being written. Texts may still be missing; the shape may not be wrong. */
export async function changeDraft(
  product: Product,
  caller: Pick<Caller, 'workspaceId'>,
  change: DraftChange,
): Promise<{ revision: number }> {
  const draft = checkDraft(change.draft);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const survey = await requireSurvey(db, change.id);
    if (draft.questionnaire !== survey.questionnaire) throw new Refusal('unknown_value', { pointer: '/questionnaire' });
    // An editor that was open while somebody published has the keys of before: those of the newest version stand.
    const newest = await listDefinitions(db, change.id, 1);
    const kept = newest.length === 0 ? draft : withComparabilityKeys(draft, newest);
    const revision = await saveDraft(db, { ...change, draft: kept });
    if (revision === undefined) throw new Refusal('draft_changed');
    return { revision };
  });
}

/**
 * Freezes the draft into a version that answers can point to. Refuses one with something missing, naming what, and one that
 * somebody has changed since the revision that was looked at. Every rating gets the key of the trend line it belongs to.
 */
export async function publishSurvey(
  product: Product,
  caller: Pick<Caller, 'workspaceId' | 'staffId'>,
  { id, revision }: Readonly<{ id: string; revision: number | undefined }>,
) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await lockSurvey(db, id))) throw new Refusal('not_found');
    const survey = await requireSurvey(db, id);
    if (revision !== undefined && revision !== survey.revision) throw new Refusal('draft_changed');
    const definition = withComparabilityKeys(
      checkDefinition(survey.draft, await attributeKeys(db)),
      await earlierThan(db, survey),
    );
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
    await keepKeys(db, { id, draft: definition });
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

/** A wording that came back after more versions than this begins a trend line of its own. */
const versionsLookedAt = 50;

/** What was asked before, newest first, and at last the ready survey: the library's wordings keep the library's keys. */
async function earlierThan(db: WorkspaceTransaction, survey: SurveyRecord): Promise<readonly SurveyDefinition[]> {
  const earlier = await listDefinitions(db, survey.id, versionsLookedAt);
  const { questionnaire, draft } = survey;
  if (!isQuestionnaireId(questionnaire)) return earlier;
  const { name, organisation, languages } = draft;
  return [...earlier, draftFromQuestionnaire(questionnaire, { name, organisation, languages, readerName: '' })];
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
