import { anonymousMinimum } from '@voldaan/domain/invitations/anonymous-lot';
import { Refusal } from '@voldaan/domain/refusal';
import type { AnswerValue } from '@voldaan/domain/surveys/answers';
import { textOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { otherTextId } from '@voldaan/domain/surveys/question/choice-option';
import { questionsOf } from '@voldaan/domain/surveys/survey-definition';
import { recordAudit } from '../accounts/audit-store.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { readCursorMoment } from '../http/cursor-place.ts';
import type { Product } from '../product.ts';
import { choicesInWords } from './choices-in-words.ts';
import { removeTestResponse, restoreTestResponse } from './test-response-store.ts';
import {
  countResponses,
  findResponse,
  listEvents,
  listResponses,
  listSmallWaves,
  listVisits,
  type ResponseFilter,
  type ResponseRow,
  responsesCountedMost,
} from './views.ts';

export type ResponsePage = Readonly<{ cursor: readonly string[] | undefined; limit: number }>;

/** The inbox: newest first, a page at a time, with how many there are in all, as far as they are counted. */
export async function showResponses(product: Product, caller: Caller, filter: ResponseFilter, page: ResponsePage) {
  const place = readCursorMoment(page.cursor);
  const after = place && { startedAt: place.at, id: place.id };
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const shownFilter = await withoutSmallWaves(db, filter);
    const rows = await listResponses(db, shownFilter, { after, limit: page.limit + 1 });
    const shown = rows.slice(0, page.limit);
    const last = shown.at(-1);
    const hasMore = rows.length > page.limit && last !== undefined;
    const counted = await countResponses(db, shownFilter);
    return {
      data: shown.map(summaryOf),
      next_cursor: hasMore ? [last.started_at.toISOString(), last.id] : null,
      total: Math.min(counted, responsesCountedMost),
      is_total_more: counted > responsesCountedMost,
    };
  });
}

/** A choice that leaves fewer than five answers of an anonymous wave says too much of who gave them: then it finds none of them. */
async function withoutSmallWaves(db: WorkspaceTransaction, filter: ResponseFilter): Promise<ResponseFilter> {
  const { survey: _, ...choices } = filter;
  if (Object.values(choices).every((choice) => choice === undefined)) return filter;
  return { ...filter, hiddenWaves: await listSmallWaves(db, filter, anonymousMinimum) };
}

/** One response with every question, every act and every visit that came before. */
export async function showResponse(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const found = await findResponse(db, id);
    if (found === undefined) throw new Refusal('not_found');
    const { definition, answers, off_path: offPath, shown_order: shownOrder } = found;
    const counted = Object.fromEntries(Object.entries(answers).filter(([name]) => !offPath.includes(name)));
    const language = matchLanguage([caller.language, found.language], definition.languages);
    return {
      ...summaryOf(found),
      answers: questionsOf(definition).map((question) => ({
        question_id: question.id,
        kind: question.kind,
        text: textOfQuestion(definition, question, language, { answers: counted }),
        scale: question.kind === 'rating' ? question.scale : null,
        value: shownValue(answers[question.id]),
        choices: choicesInWords(question, answers[question.id], language),
        other_text: textOrNull(answers[otherTextId(question)]),
        is_given: Object.hasOwn(answers, question.id),
        is_off_path: offPath.includes(question.id),
      })),
      shown_order: shownOrder && Object.fromEntries(Object.entries(shownOrder).map(([id, order]) => [id, [...order]])),
      events: (await listEvents(db, id)).map((event) => ({
        ...event,
        answers: Object.fromEntries(Object.entries(event.answers).map(([name, value]) => [name, shownValue(value)])),
        evidence: { ...event.evidence },
      })),
      visits: found.invitation_id === null ? [] : await listVisits(db, found.invitation_id),
    };
  });
}

/** Takes a test answer out of sight. A customer's answer is not ours to remove. */
export async function removeResponse(product: Product, caller: Caller, id: string): Promise<void> {
  const at = product.clock();
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await removeTestResponse(db, id, at))) {
      throw new Refusal((await findResponse(db, id)) === undefined ? 'not_found' : 'response_not_test');
    }
    await recordAudit(db, { staffId: caller.staffId, action: 'response.removed', subject: showId('rsp', id), at });
  });
}

export async function restoreResponse(product: Product, caller: Caller, id: string): Promise<void> {
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await restoreTestResponse(db, id))) throw new Refusal('not_found');
    const at = product.clock();
    await recordAudit(db, { staffId: caller.staffId, action: 'response.restored', subject: showId('rsp', id), at });
  });
}

function summaryOf(row: ResponseRow) {
  const { score_question, score_value, scale, contact_id, contact_name, contact_email, marks, ...rest } = row;
  return {
    ...rest,
    marks: [...marks],
    score: score_value === null ? null : { question: score_question, value: score_value, scale },
    contact: contact_id === null ? null : { id: contact_id, name: contact_name ?? '', email: contact_email ?? '' },
  };
}

/** As it crosses the wire: a list of its own. */
function shownValue(value: AnswerValue | undefined): number | string | string[] | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? [...value] : value;
}

function textOrNull(value: AnswerValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
