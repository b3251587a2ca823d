import { classifyVote } from '@voldaan/domain/responses/classify-vote';
import type { ResponseMark } from '@voldaan/domain/responses/mark-response';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { type AnswerFault, knownAnswers } from '@voldaan/domain/surveys/check-answers';
import { answersFromForm, unansweredOnForm } from '@voldaan/domain/surveys/form-answers';
import { openPage, type PathContext, path as pathOf } from '@voldaan/domain/surveys/path';
import { questionsOn } from '@voldaan/domain/surveys/survey-definition';
import type { PageFault } from '@voldaan/respond/page';
import { contextOf } from './answer-context.ts';
import type { AnswerLink } from './answer-link.ts';
import { beginVisit, isConfirmed, type PageWish, questionPage, shownAnswers, thanksPage } from './answer-page.ts';
import type { AnswerSource } from './answer-source.ts';
import { type CapturedAnswers, captureAnswers } from './capture-answers.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { judgeMarks } from './judge-marks.ts';
import { limitAnswers } from './limit-answers.ts';
import { visitOfAnswerer } from './name-respondent.ts';
import { noticePage } from './notice-page.ts';
import type { AnswerPath } from './open-answers.ts';
import { otherQuestion } from './other-question.ts';
import type { RenderedPage } from './page-frame.ts';
import { pageLanguage } from './page-language.ts';
import { type PageEvidence, readPageEvidence } from './read-submission.ts';
import { endResume, finishResume, keepResume } from './resume-cookie.ts';
import { refuseNameless } from './single-use.ts';
import { findStanding, type StandingResponse } from './standing-views.ts';
import { findLink, printOf } from './take-answers.ts';
import { networkMark, type PageVisit, readNonce, timeOfVisit } from './visit-nonce.ts';

/** A form's fields; one that came twice is a list, which only a question of several choices takes for an answer. */
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
  const sent = readNonce(path.nonceKey, source.token, textOf(fields, 'nonce'));
  const visit = sent && visitOfAnswerer(path, source, found, sent);
  const isBusy = limitAnswers(path, source, found, visit);
  const link = visit === undefined ? found : await path.links.withVersion(found, visit.versionNumber);
  refuseNameless({ link, isTest: visit?.isTest ?? false, name: source.signedName });
  const language = pageLanguage(link, source, textOf(fields, 'language') || undefined);
  const standing = await findStanding(path, link, visit?.respondent ?? '');
  const back = { link, language, standing, typed: fields, pageId: textOf(fields, 'page') };
  if (visit === undefined) {
    const network = networkMark(path.nonceKey, source.token, source.prefix);
    return backToForm(path, back, { network }, [{ code: 'stale' }]);
  }
  const given = readGiven(link, fields);
  if ('faults' in given) return backToForm(path, back, visit, given.faults);
  const hasFilledTrap = textOf(fields, trapField) !== '';
  const evidence = await gatherEvidence(path, link, {
    nonce: 'valid',
    visit,
    ...scriptOf(fields),
    standing,
    hasFilledTrap,
    dropped: given.dropped,
    isBusy,
    prefix: source.prefix,
  });
  const act = { source, link, language, visit, standing, fields, answers: given.answers, hasFilledTrap };
  const judged = judgeAct(path, act, classifyVote(evidence) === 'machine');
  const captured = await captureAnswers(path, {
    link,
    // A page that was changed by way of "back" is another act; the same page sent twice is the same one.
    submission: `${visit.visitId}:${printOf([given.answers, judged.isFinal])}`,
    respondent: visit.respondent,
    answers: given.answers,
    isFinal: judged.isFinal,
    language,
    channel: visit.channel,
    context: judged.context,
    marks: judged.marks,
    evidence,
    isTest: visit.isTest,
    openedAt: new Date(timeOfVisit(visit)),
  });
  // A mail scanner sends forms too, often in the very seconds in which a person presses: whoever that was finds the page
  // as they sent it, and a person presses once more. Once: an aid that presses for somebody may never look trusted, and
  // its vote is then kept and shown apart, without keeping that person here for ever.
  const isAskedAgain = visit.follows === 'machine';
  if (captured.voteClass === 'machine' && !isAskedAgain && !captured.isLate && !isConfirmed(standing?.voteClass))
    return backToForm(path, back, { ...visit, follows: 'machine' }, [{ code: 'doubtful' }]);
  return nextPage(path, act, captured, judged.nextId);
}

type FormAct = Readonly<{
  source: AnswerSource;
  link: AnswerLink;
  language: string;
  visit: PageVisit;
  standing: StandingResponse | undefined;
  fields: FormFields;
  answers: Answers;
  hasFilledTrap: boolean;
}>;

type JudgedAct = Readonly<{
  isFinal: boolean;
  context: PathContext;
  marks: readonly ResponseMark[];
  /** The page to show next, when none is open and this was not the last one. */
  nextId: string | undefined;
}>;

/**
 * Whether the survey is done with this act. As long as a page is open it is not; nor when somebody came back from a later
 * page to change this one: they go on forwards, and see again what they said there before it is final.
 */
function judgeAct(path: AnswerPath, act: FormAct, isByMachine: boolean): JudgedAct {
  const { link, language, visit, standing, fields } = act;
  const { definition } = link.version;
  const context = contextOf(link, { ...visit, language });
  // As the database will: a machine's answers are added to, a person's word replaces them.
  const answers = { ...shownAnswers(standing, isByMachine), ...act.answers };
  const isOpen = openPage(definition, answers, context) !== undefined;
  const nextId = isOpen ? undefined : pageAfter(definition, { answers, context }, fields);
  const isFinal = !isOpen && nextId === undefined;
  return { isFinal, context, nextId, marks: isFinal ? judgeMarks(path, { ...act, answers, context }) : [] };
}

/** The first page behind the one that was sent of which not every question stood on it. */
function pageAfter(
  definition: AnswerLink['version']['definition'],
  given: Readonly<{ answers: Answers; context: PathContext }>,
  fields: FormFields,
): string | undefined {
  const pages = pathOf(definition, given.answers, given.context);
  const shown = textOf(fields, 'shown').split(' ');
  const place = pages.findIndex(({ id }) => id === textOf(fields, 'page'));
  if (place < 0) return undefined;
  return pages.slice(place + 1).find(({ nodes }) => questionsOn(nodes).some(({ id }) => !shown.includes(id)))?.id;
}

/** What comes after an act: the next open page, or thanks. Read anew, so that it is what the database has. */
async function nextPage(
  path: AnswerPath,
  { source, link, language, visit: earlier }: FormAct,
  { state, voteClass, isLate }: CapturedAnswers,
  pageId: string | undefined,
): Promise<RenderedPage> {
  if (isLate) return { ...noticePage({ kind: 'kept-late', language, link }), cookie: endResume(path, source) };
  const visit = beginVisit(path.clock(), link, { ...earlier, follows: voteClass, isPrefetch: false });
  // Finished before on another page: thanks would say that what was sent now counts.
  if (state === 'closed')
    return { ...noticePage({ kind: 'kept-beside', language, link }), cookie: finishResume(path, link, visit) };
  const standing = await findStanding(path, link, visit.respondent);
  const wish = { link, language, standing, visit, pageId, followsMachine: voteClass === 'machine' };
  const isDone = standing !== undefined && standing.completedAt !== null && pageId === undefined;
  if (isDone) {
    const other = await otherQuestion(path, link, language);
    return { ...thanksPage(path, wish, other), cookie: finishResume(path, link, visit) };
  }
  return { ...questionPage(path, wish), cookie: keepResume(path, link, visit) };
}

type Back = Omit<PageWish, 'visit'>;

/** The same page again, with what was typed and a word about it, under a new nonce. */
function backToForm(
  path: AnswerPath,
  back: Back,
  visit: Partial<PageVisit>,
  faults: readonly PageFault[],
): RenderedPage {
  return questionPage(path, { ...back, visit: beginVisit(path.clock(), back.link, visit), faults });
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

/** Stands in the form where no person sees it, under a name that programs like to fill in. */
const trapField = 'website';

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
