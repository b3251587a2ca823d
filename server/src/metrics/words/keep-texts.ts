import { dutchBaseForms } from '@voldaan/domain/metrics/words/dutch-base-forms';
import { maskText, withoutMasks } from '@voldaan/domain/metrics/words/mask-text';
import { wordsOfText } from '@voldaan/domain/metrics/words/words-of-text';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Listener } from '../../jobs/drain-news.ts';
import { enqueue, type Job } from '../../jobs/queue.ts';
import { workspacesAfter } from '../../jobs/workspace-views.ts';
import type { Product } from '../../product.ts';
import { codeTexts } from './code-themes.ts';
import { holdFilling, type KeptText, moveFilling, putTexts } from './text-store.ts';
import { findWritten, responsesAfter, type WrittenRow } from './text-views.ts';
import { type StemLanguage, stemLanguageOf } from './word-language.ts';

/** Takes up what these responses say now, masked, and codes it by the themes. Doing it twice is doing it once. */
export async function takeUpTexts(db: WorkspaceTransaction, responseIds: readonly string[]): Promise<void> {
  const texts = (await findWritten(db, responseIds)).map(keptText);
  await putTexts(db, responseIds, texts);
  await codeTexts(
    db,
    texts.map(({ responseId }) => responseId),
  );
}

/** Answers that came or changed. */
export const textsListener: Listener = {
  kind: 'responses.stored',
  name: 'words',
  hear: (_product, db, news) => takeUpTexts(db, news.subjects),
};

const pageRows = 1000;
const pagesPerTurn = 20;

/** Takes up the texts that were there before anything kept them: a share of them, and then again until all are. */
export function fillTextsJob(product: Product): Job {
  return async ({ workspace }) => {
    if (typeof workspace !== 'string') return;
    for (let page = 0; page < pagesPerTurn; page += 1) {
      const isFinished = await inWorkspace(product.databases.app, workspace, (db) => fillPage(db, product.clock()));
      if (isFinished) return;
    }
    await inWorkspace(product.databases.app, workspace, enqueueFilling);
  };
}

/** All at once, in the transaction of whoever wrote the responses past the path of answers. */
export async function fillTexts(db: WorkspaceTransaction, now: Date): Promise<void> {
  while (!(await fillPage(db, now)));
}

/** Has the worker take up all texts of a workspace from the first on. */
export async function refillTexts(db: WorkspaceTransaction): Promise<void> {
  await holdFilling(db);
  await moveFilling(db, { reached: null, finishedAt: null });
  await enqueueFilling(db);
}

async function fillPage(db: WorkspaceTransaction, now: Date): Promise<boolean> {
  const filling = await holdFilling(db);
  if (filling === undefined || filling.isFinished) return true;
  const ids = await responsesAfter(db, { after: filling.reached, limit: pageRows });
  await takeUpTexts(db, ids);
  const isFinished = ids.length < pageRows;
  await moveFilling(db, { reached: ids.at(-1) ?? filling.reached, finishedAt: isFinished ? now : null });
  return isFinished;
}

function enqueueFilling({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  return enqueue(trx, 'words.fill', { workspace: workspaceId }, { key: `words.fill ${workspaceId}` });
}

const workspacesPerPage = 500;

/** Looks which workspaces have texts of before the words were kept. */
export async function sweepTexts(product: Product): Promise<void> {
  let last: string | undefined;
  do {
    const page = await workspacesAfter(product.databases, { after: last, limit: workspacesPerPage });
    for (const workspaceId of page)
      await inWorkspace(product.databases.app, workspaceId, async (db) => {
        const filling = await holdFilling(db);
        if (filling?.isFinished === false) await enqueueFilling(db);
      });
    last = page.length < workspacesPerPage ? undefined : page.at(-1);
  } while (last !== undefined);
}

function keptText({ id, survey_id, day, language, written }: WrittenRow): KeptText {
  const parts = written.map(({ text }) => maskText(text.trim()));
  return {
    responseId: id,
    surveyId: survey_id,
    day,
    language: stemLanguageOf(language),
    questions: written.map(({ question }) => question),
    parts,
    words: searchedWords(stemLanguageOf(language), parts.map(withoutMasks).join('\n')),
  };
}

/** The verbs behind participles stand at the end, where no phrase of the text meets them. */
function searchedWords(language: StemLanguage, text: string): string {
  const forms = language === 'nl' ? dutchBaseForms(wordsOfText(text)) : [];
  return [text, ...forms].join(' ');
}
