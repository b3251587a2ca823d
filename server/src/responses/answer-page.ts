import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import {
  answersOnPath,
  openPage,
  type PathContext,
  path as pathOf,
  type ShownPage,
  thanksVariant,
} from '@voldaan/domain/surveys/path';
import { scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { openingQuestionOf } from '@voldaan/domain/surveys/survey-definition';
import {
  type PageFault,
  renderQuestionPage,
  renderResumePage,
  renderThanksPage,
  type ThanksPageView,
} from '@voldaan/respond/page';
import { uuid } from '../database/uuid.ts';
import { contextOf } from './answer-context.ts';
import type { AnswerLink } from './answer-link.ts';
import type { AnswerPath } from './open-answers.ts';
import { addressOf, frameOf, queryOf, type RenderedPage } from './page-frame.ts';
import type { StandingResponse } from './standing-views.ts';
import { makeNonce, type PageVisit } from './visit-nonce.ts';

/** What a question page is about to be: for whom, in which language, after what. */
export type PageWish = Readonly<{
  link: AnswerLink;
  language: LanguageTag;
  standing: StandingResponse | undefined;
  visit: PageVisit;
  /** The page that was asked for by name, as by the link back. */
  pageId?: string | undefined;
  /** The mark that was pressed in the mail. */
  value?: number | undefined;
  typed?: Readonly<Record<string, unknown>>;
  faults?: readonly PageFault[];
  /** The reply to an act that was taken for a machine's: whoever sent it goes on from what they sent. */
  followsMachine?: boolean;
}>;

/** A visit begins with the page: its id is the time at which the page was handed out. */
export function beginVisit(now: Date, link: AnswerLink, more: Partial<PageVisit>): PageVisit {
  const visitId = uuid(now.getTime());
  return {
    visitId,
    respondent: more.respondent ?? uuid(now.getTime()),
    versionNumber: link.version.number,
    ...(more.follows === undefined ? {} : { follows: more.follows }),
    isTest: more.isTest ?? false,
    isPrefetch: more.isPrefetch ?? false,
    channel: more.channel ?? (link.invitation === undefined ? 'link' : 'mail'),
    ...(more.network === undefined ? {} : { network: more.network }),
  };
}

export function questionPage(path: AnswerPath, wish: PageWish): RenderedPage {
  const { link, language, standing, visit, typed, faults } = wish;
  const { definition } = link.version;
  const answers = shownAnswers(standing, wish.followsMachine === true);
  const context = contextOf(link, { ...visit, language });
  const pages = pathOf(definition, answers, context);
  const page = pageFor(wish, { answers, context, pages });
  const before = pages[pages.indexOf(page) - 1];
  const nonce = makeNonce(path.nonceKey, link.token, visit);
  const address = addressOf(link);
  const preselected = preselectedBy(wish, page);
  const frame = frameOf(
    link,
    language,
    (other) => `${address}?${queryOf({ from: nonce, language: other, page: page.id })}`,
  );
  const html = renderQuestionPage({
    ...frame,
    definition,
    pages,
    page,
    action: address,
    saveHref: `${address}/answers`,
    ...(before === undefined ? {} : { backHref: `${address}?${queryOf({ from: nonce, language, page: before.id })}` }),
    // Texts tell back what was said on the path that this person is on now, and nothing of one that they have left.
    answers: answersOnPath(definition, answers, context),
    contact: context.contact,
    ...(typed === undefined ? {} : { typed }),
    ...(preselected === undefined ? {} : { preselected }),
    nonce,
    submission: visit.visitId,
    ...(faults === undefined ? {} : { faults }),
    isTest: visit.isTest,
    isAnonymous: link.invitation?.anonymity !== undefined,
    isFromMail: preselected !== undefined,
  });
  return { status: faults === undefined ? 200 : 422, html, styleNonce: frame.styleNonce };
}

/** "Welcome back": what was given on another day or device, and where it goes on. Undefined when nothing is open. */
export function resumePage(
  path: AnswerPath,
  wish: PageWish & Readonly<{ standing: StandingResponse }>,
): RenderedPage | undefined {
  const { link, language, standing, visit } = wish;
  const { definition } = link.version;
  const { answers } = standing;
  const context = contextOf(link, { ...visit, language });
  const pages = pathOf(definition, answers, context);
  const page = openPage(definition, answers, context);
  const [first] = pages;
  if (page === undefined || first === undefined) return undefined;
  const nonce = makeNonce(path.nonceKey, link.token, visit);
  const hrefTo = (fields: Readonly<Record<string, string>>) =>
    `${addressOf(link)}?${queryOf({ from: nonce, language, ...fields })}`;
  const frame = frameOf(link, language, (other) => `${addressOf(link)}?${queryOf({ language: other })}`);
  const anew = anewHref(link, language);
  const html = renderResumePage({
    ...frame,
    definition,
    pages,
    page,
    answers,
    contact: context.contact,
    answeredAt: standing.changedAt,
    timeZone: link.timeZone,
    continueHref: hrefTo({ page: page.id }),
    changeHref: hrefTo({ page: first.id }),
    ...(anew === undefined ? {} : { anewHref: anew }),
    isTest: visit.isTest,
  });
  return { status: 200, html, styleNonce: frame.styleNonce };
}

/** Where somebody else begins on a device that was answered on; a personal link is nobody else's. */
export function anewHref(link: AnswerLink, language: LanguageTag): string | undefined {
  return link.invitation === undefined ? `${addressOf(link)}?${queryOf({ anew: '1', language })}` : undefined;
}

export function thanksPage(
  path: AnswerPath,
  wish: Omit<PageWish, 'pageId' | 'value'>,
  other: ThanksPageView['other'],
): RenderedPage {
  const { link, language, standing, visit } = wish;
  const { definition } = link.version;
  const given = standing?.answers ?? {};
  const context = contextOf(link, { ...visit, language });
  const answers = answersOnPath(definition, given, context);
  const variant = thanksVariant(definition, given, context);
  const frame = frameOf(link, language, (other) => `${addressOf(link)}?${queryOf({ language: other })}`);
  const html = renderThanksPage({
    ...frame,
    definition,
    answers,
    contact: context.contact,
    ...(variant === undefined ? {} : { variant }),
    receivedAt: path.clock(),
    timeZone: link.timeZone,
    isTest: visit.isTest,
    ...(other === undefined ? {} : { other }),
  });
  return { status: 200, html, styleNonce: frame.styleNonce };
}

/** What a machine said is not shown to the person who comes after it, only to the one who sent it. */
export function shownAnswers(standing: StandingResponse | undefined, isByMachine: boolean): Answers {
  if (standing === undefined) return {};
  return standing.voteClass === 'machine' && !isByMachine ? {} : standing.answers;
}

/** Whether a person's word stands, so that the survey can go on where it was left, or is done. */
export function isConfirmed(voteClass: VoteClass | undefined): boolean {
  return voteClass === 'human';
}

/** What a person meets, as their answers are now. */
type Met = Readonly<{ answers: Answers; context: PathContext; pages: readonly ShownPage[] }>;

/**
 * The page asked for; else, for somebody whose word stands or who is on the way through, the first one that is open, or
 * the last one when only its button is left; else the first one, so that a doubtful mark is seen and confirmed by a person.
 */
function pageFor(wish: PageWish, { answers, context, pages }: Met): ShownPage {
  const { definition } = wish.link.version;
  const asked = pages.find((page) => page.id === wish.pageId);
  const isUnderWay = isConfirmed(wish.standing?.voteClass) || wish.visit.follows !== undefined;
  const openId = isUnderWay ? (openPage(definition, answers, context)?.id ?? pages.at(-1)?.id) : undefined;
  const found = asked ?? pages.find((page) => page.id === openId) ?? pages[0];
  if (found === undefined) throw new Error(`version ${wish.link.version.id} has no page`);
  return found;
}

function preselectedBy(wish: PageWish, page: ShownPage): Readonly<{ questionId: string; value: number }> | undefined {
  if (wish.value === undefined) return undefined;
  const opening = openingQuestionOf(wish.link.version.definition);
  const isHere = page.nodes.some((node) => node.kind === 'rating' && node.id === opening.id);
  const isOnScale = scoresOf(scales[opening.scale], opening.halfSteps).includes(wish.value);
  return isHere && isOnScale ? { questionId: opening.id, value: wish.value } : undefined;
}
