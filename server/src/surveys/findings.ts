import { Refusal } from '@voldaan/domain/refusal';
import { changesOf } from '@voldaan/domain/surveys/diff';
import { expectedSeconds } from '@voldaan/domain/surveys/lint/expected-seconds';
import { lintSurvey } from '@voldaan/domain/surveys/lint/lint-survey';
import { lintWords } from '@voldaan/domain/surveys/lint/lint-words';
import type { SurveyChange } from '@voldaan/domain/surveys/survey-change';
import { message } from '../catalogue/message.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { attributeKeys, describeFaults, requireSurvey } from './describe-survey.ts';
import { findVersion } from './views.ts';

/** What is to be said of the draft: what keeps it from customers, what would read better, how long it takes. */
export async function showFindings(product: Product, caller: Caller, id: string) {
  const [draft, attributes] = await inWorkspace(
    product.databases.app,
    caller.workspaceId,
    async (db) => [(await requireSurvey(db, id)).draft, await attributeKeys(db)] as const,
  );
  return {
    findings: lintSurvey(draft).map((finding) => {
      const { reason, suggestion } = lintWords[finding.code];
      return {
        ...finding,
        reason: reason[caller.language].replaceAll('{found}', () => finding.found),
        suggestion: suggestion[caller.language].replaceAll('{found}', () => finding.found),
      };
    }),
    faults: describeFaults(caller, draft, attributes),
    expected_seconds: expectedSeconds(draft),
  };
}

type VersionKey = Readonly<{ surveyId: string; number: number }>;

export async function showVersion(product: Product, caller: Caller, key: VersionKey) {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => requireVersion(db, key));
}

async function requireVersion(db: WorkspaceTransaction, key: VersionKey) {
  const version = await findVersion(db, key);
  if (version === undefined) throw new Refusal('not_found');
  return version;
}

type Between = Readonly<{ id: string; from: number; to: number | undefined }>;

/** What became of the survey between a version and a later one or the draft, and which trend lines end there. */
export async function showChanges(product: Product, caller: Caller, { id, from, to }: Between) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { draft } = await requireSurvey(db, id);
    const before = await requireVersion(db, { surveyId: id, number: from });
    const after = to === undefined ? draft : (await requireVersion(db, { surveyId: id, number: to })).definition;
    const changes = changesOf(before.definition, after).map((change) => ({
      kind: change.kind,
      pointer: change.pointer,
      question_id: change.questionId ?? null,
      languages: [...(change.languages ?? [])],
      breaks_trend: change.breaksTrend,
      detail: describeChange(caller.language, change),
    }));
    return { from, to: to ?? null, changes };
  });
}

/** A change in one sentence: `Question nps: other words (nl). Its trend line ends here, a new one begins.` */
export function describeChange(language: Caller['language'], change: SurveyChange): string {
  const what = message(language, `survey.change.${change.kind}`);
  const languages =
    change.languages === undefined || change.languages.length === 0 ? '' : ` (${change.languages.join(', ')})`;
  const about = change.questionId ?? change.pointer;
  const said = `${about}: ${what}${languages}`;
  return change.breaksTrend ? `${said}. ${message(language, 'survey.change.breaks')}` : said;
}
