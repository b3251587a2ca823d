import { Refusal } from '@voldaan/domain/refusal';
import { publishFaults } from '@voldaan/domain/surveys/publish-check';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { message } from '../catalogue/message.ts';
import { listAttributes } from '../contacts/attributes/attribute-views.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { makeTryToken } from './try-token.ts';
import { countTestAnswers, findSurvey, listVersions, type SurveyRecord } from './views.ts';

/** The survey of this id, or the refusal that anything unknown gets. */
export async function requireSurvey(db: WorkspaceTransaction, id: string): Promise<SurveyRecord> {
  const survey = await findSurvey(db, id);
  if (survey === undefined) throw new Refusal('not_found');
  return survey;
}

/** What is being written, without what is known besides. */
export async function findDraft(product: Product, caller: Caller, id: string): Promise<SurveyDefinition> {
  const { draft } = await inWorkspace(product.databases.app, caller.workspaceId, (db) => requireSurvey(db, id));
  return draft;
}

/** A survey as staff see it: what is being written, what was published, what is still missing. */
export async function describeSurvey(product: Product, caller: Caller, db: WorkspaceTransaction, id: string) {
  const survey = await requireSurvey(db, id);
  const versions = await listVersions(db, id);
  const { public_token: token, closed_at: _closedAt, ...shown } = survey;
  const publicUrl = `${product.config.baseUrl}/s/${token}`;
  return {
    ...shown,
    faults: describeFaults(caller, survey.draft, await attributeKeys(db)),
    test_answers: await countTestAnswers(db, id),
    public_url: publicUrl,
    try_url: `${publicUrl}?try=${makeTryToken(product.key('try-link'), id)}`,
    versions: versions.map(({ id: versionId, number, published_at }) => ({ id: versionId, number, published_at })),
  };
}

/** What the company keeps of its customers, and a text may name. */
export async function attributeKeys(db: WorkspaceTransaction): Promise<readonly string[]> {
  return (await listAttributes(db)).map(({ key }) => key);
}

export function describeFaults(
  { language }: Pick<Caller, 'language'>,
  draft: SurveyDefinition,
  attributes: readonly string[],
) {
  return publishFaults(draft, attributes).map(({ code, pointer, values }) => ({
    code,
    pointer,
    detail: message(language, `problem.${code}`, values),
  }));
}
