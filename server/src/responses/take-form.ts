import { classifyVote } from '@voldaan/domain/responses/classify-vote';
import type { VoteEvidence } from '@voldaan/domain/responses/vote-evidence';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { type AnswerFault, knownAnswers } from '@voldaan/domain/surveys/check-answers';
import { answersFromForm, unansweredOnForm } from '@voldaan/domain/surveys/form-answers';
import { openPage } from '@voldaan/domain/surveys/path';
import type { PageFault } from '@voldaan/respond/page';
import type { AnswerLink } from './answer-link.ts';
import {
  beginVisit,
  isConfirmed,
  noticePage,
  type PageWish,
  questionPage,
  type RenderedPage,
  shownAnswers,
  thanksPage,
} from './answer-page.ts';
import type { AnswerSource } from './answer-source.ts';
import { captureAnswers } from './capture-answers.ts';
import { limitAnswers } from './limit-answers.ts';
import type { AnswerPath } from './open-answers.ts';
import { type PageEvidence, readPageEvidence } from './read-submission.ts';
import { pageLanguage } from './show-page.ts';
import { findStanding } from './standing-views.ts';
import { findLink, gatherEvidence, printOf } from './take-answers.ts';
import { type PageVisit, readNonce, timeOfVisit } from './visit-nonce.ts';

/** A form's fields; one that came twice is a list, which no question takes for an answer. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

export function readForm(form: URLSearchParams): FormFields {
  const names = [...new Set(form.keys())].slice(0, fieldsMost);
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

const fieldsMost = 500;

/**
 * Takes the form of one page: stores its answers, and returns the next page. The reply to a form is the page itself and
 * no redirect, which spares a journey on a slow line; sent again, the same form is recognised and answered the same.
 */
export async function takeForm(path: AnswerPath, source: AnswerSource, fields: FormFields): Promise<RenderedPage> {
  const found = await findLink(path, source);
  const isBusy = limitAnswers(path, source, found);
  const visit = readNonce(path.nonceKey, source.token, textOf(fields, 'nonce'));
  const link = visit === undefined ? found : await path.links.withVersion(found, visit.versionNumber);
  const language = pageLanguage(link, { source, language: textOf(fields, 'language') });
  const standing = await findStanding(path, link, visit?.respondent ?? '');
  const back = { link, language, standing, typed: fields, pageId: textOf(fields, 'page') };
  if (visit === undefined) return backToForm(path, back, undefined, [{ code: 'stale' }]);
  const given = readGiven(link, fields);
  if ('faults' in given) return backToForm(path, back, visit, given.faults);
  const { answers, dropped } = given;
  const evidence = await gatherEvidence(path, link, { nonce: 'valid', visit, ...scriptOf(fields) });
  const noted = withCounts(evidence, dropped, isBusy);
  // As the database will: a machine's answers are added to, a person's word replaces them.
  const merged = { ...shownAnswers(standing, classifyVote(noted) === 'machine'), ...answers };
  const isFinal = openPage(link.version.definition, merged) === undefined;
  const captured = await captureAnswers(path, {
    link,
    // A page that was changed by way of "back" is another act; the same page sent twice is the same one.
    submission: `${visit.visitId}:${printOf([answers, isFinal])}`,
    respondent: visit.respondent,
    answers,
    isFinal,
    language,
    channel: link.invitation === undefined ? 'link' : 'mail',
    evidence: noted,
    isTest: visit.isTest,
    openedAt: new Date(timeOfVisit(visit)),
  });
  // A mail scanner sends forms too, often in the very seconds in which a person presses: whoever that was finds the page
  // as they sent it, and a person presses once more. Once: an aid that presses for somebody may never look trusted, and
  // its vote is then kept and shown apart, without keeping that person here for ever.
  const isAskedAgain = visit.follows === 'machine';
  if (captured.voteClass === 'machine' && !isAskedAgain && !captured.isLate && !isConfirmed(standing?.voteClass))
    return backToForm(path, back, { ...visit, follows: 'machine' }, [{ code: 'doubtful' }]);
  const next = beginVisit(path.clock(), link, { ...visit, follows: captured.voteClass, isPrefetch: false });
  const followsMachine = captured.voteClass === 'machine';
  return nextPage(path, { link, language, standing: undefined, visit: next, followsMachine }, captured.isLate);
}

/** What comes after an act: the next open page, or thanks. Read anew, so that it is what the database has. */
async function nextPage(path: AnswerPath, wish: PageWish, isLate: boolean): Promise<RenderedPage> {
  const { link, language } = wish;
  if (isLate) return noticePage({ kind: 'kept-late', language, link });
  const standing = await findStanding(path, link, wish.visit.respondent);
  const isDone = standing !== undefined && openPage(link.version.definition, standing.answers) === undefined;
  return isDone ? thanksPage(path, { ...wish, standing }) : questionPage(path, { ...wish, standing });
}

type Back = Omit<PageWish, 'visit'>;

/** The same page again, with what was typed and a word about it, under a new nonce. */
function backToForm(
  path: AnswerPath,
  back: Back,
  visit: PageVisit | undefined,
  faults: readonly PageFault[],
): RenderedPage {
  return questionPage(path, { ...back, visit: beginVisit(path.clock(), back.link, visit ?? {}), faults });
}

type Given = Readonly<{ answers: Answers; dropped: number }> | Readonly<{ faults: readonly PageFault[] }>;

function readGiven(link: AnswerLink, fields: FormFields): Given {
  const { definition, check } = link.version;
  const raw = answersFromForm(definition, fields);
  const fault = check(raw);
  if (fault !== undefined) return { faults: [pageFaultOf(fault)] };
  // The check has seen that these are answers.
  const { answers, unknownCount } = knownAnswers(definition, raw as Answers);
  const missing = unansweredOnForm(definition, fields, answers);
  if (missing.length > 0) return { faults: missing.map((questionId) => ({ questionId, code: 'missing' })) };
  return { answers, dropped: unknownCount };
}

function pageFaultOf(fault: AnswerFault): PageFault {
  return { questionId: fault.pointer.slice(1), code: fault.code };
}

/** An empty field says that the page had no script; anything else was put there by one. */
function scriptOf(fields: FormFields): Readonly<{ isScripted: boolean; page: PageEvidence | undefined }> {
  const text = textOf(fields, 'evidence');
  if (text === '') return { isScripted: false, page: undefined };
  return { isScripted: true, page: readPageEvidence(parse(text)) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(fields: FormFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

function withCounts(evidence: VoteEvidence, dropped: number, isBusy: boolean): VoteEvidence {
  return { ...evidence, ...(dropped > 0 ? { dropped } : {}), ...(isBusy ? { busy: true } : {}) };
}
