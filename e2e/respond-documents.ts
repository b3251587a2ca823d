import type { Language } from '@voldaan/domain/language';
import { languages } from '@voldaan/domain/language';
import { defaultLetter } from '@voldaan/domain/studies/default-letter';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { path } from '@voldaan/domain/surveys/path';
import { openingQuestionOf } from '@voldaan/domain/surveys/survey-definition';
import * as pages from '@voldaan/respond/page';
import { compileInvitationMail } from '@voldaan/server/invitations/invitation-mail';
import { caseDocuments } from './case-documents.ts';

const organisations = { nl: 'De Vries fietsenmakers', nb: 'De Vries sykkelverksted', en: 'De Vries bicycle repairs' };
const received = { receivedAt: new Date('2026-11-20T12:00:00Z'), timeZone: 'Europe/Amsterdam' };
const notices = ['unknown-link', 'expired', 'closed', 'too-many-requests', 'kept-beside', 'kept-late'] as const;

/** The three surveys that a company starts with; every kind of question by itself is looked at in question-kinds.test.ts. */
const startingIds = ['contact-moment', 'grade', 'recommendation'] as const;

type StartingId = (typeof startingIds)[number];

/** Every page and mail that a customer can meet, by path, as the server would send it. */
export function respondDocuments(language: Language, nonce: string): readonly (readonly [string, string])[] {
  const documents = [
    ...startingIds.flatMap((id) => surveyDocuments(id, language, nonce)),
    ...otherDocuments(language, nonce),
  ];
  return documents.map(([name, html]) => [`/${language}/${name}`, html]);
}

function frameOf(language: Language, styleNonce: string) {
  const languageLinks = languages.map((other) => ({ language: other, href: `/${other}/grade-1` }));
  return { language, languageLinks, styleNonce, privacyHref: '/privacy' };
}

function surveyOf(id: StartingId, language: Language) {
  const details = { organisation: organisations[language], readerName: 'Sanne van Dijk', name: 'Klanten' };
  const definition = draftFromQuestionnaire(id, details);
  const shown = path(definition, {}, { seed: 'one', language, channel: 'link', contact: {} });
  const [first, second] = shown;
  if (first === undefined || second === undefined) throw new Error(`${id} lacks a page`);
  return { definition, shown, first, second, opening: openingQuestionOf(definition) };
}

function surveyDocuments(id: StartingId, language: Language, nonce: string): readonly (readonly [string, string])[] {
  const { definition, shown, first, second, opening } = surveyOf(id, language);
  const onFirst = {
    ...frameOf(language, nonce),
    definition,
    pages: shown,
    page: first,
    action: `/${language}/post`,
    answers: {},
    nonce: 'once',
    submission: 'key',
    isTest: false,
    isFromMail: false,
  };
  const onSecond = { ...onFirst, page: second, answers: { [opening.id]: 4 }, backHref: '/back' };
  const fromMail = { isFromMail: true, preselected: { questionId: opening.id, value: 4 } };
  const faulty = { typed: { shown: opening.id }, faults: [{ questionId: opening.id, code: 'missing' }] } as const;
  return [
    [`${id}-1`, pages.renderQuestionPage(onFirst)],
    [`${id}-landing`, pages.renderQuestionPage({ ...onFirst, ...fromMail })],
    [`${id}-2`, pages.renderQuestionPage(onSecond)],
    [`${id}-fault`, pages.renderQuestionPage({ ...onFirst, ...faulty, isTest: true })],
    [`mail-${id}`, mailOf(id, language, [])],
  ];
}

function mailOf(id: StartingId, language: Language, along: readonly StartingId[]): string {
  const { definition } = surveyOf(id, language);
  const senderName = 'Sanne van Dijk';
  const wish = { questionnaire: id, languages: [language], tone: 'formal', senderName, replyTo: '' } as const;
  const mailFor = compileInvitationMail({
    definition,
    language,
    letter: defaultLetter(wish),
    privacyUrl: '/privacy',
    along: along.map((other) => surveyOf(other, language).definition),
    postalAddress: 'Biltstraat 117, 3572 AP Utrecht',
  });
  const links = { answerUrl: '/a/8fk2', unsubscribeUrl: '/u/8fk2', preferencesUrl: '/v/8fk2', honeypotUrl: '/h/8fk2' };
  const alongUrls = along.map((other) => `/a/${other}`);
  return mailFor({ ...links, alongUrls, name: 'M. Jansen', organisation: '', eventSubject: '', contact: {} }).html;
}

function leavingDocuments(
  leaving: ReturnType<typeof frameOf> & { organisation: string },
): readonly (readonly [string, string])[] {
  const view = { ...leaving, topic: 'research', address: 'm…@example.org', action: '/u' } as const;
  const chosen = { research: true, marketing: false, frequency: 'asked', topics: ['transaction'] } as const;
  const preferences = { ...view, unsubscribeHref: '/u', why: 'Omdat u klant bent van ons.', isSaved: true, chosen };
  return [
    ['unsubscribe', pages.renderUnsubscribePage({ ...view, preferencesHref: '/v' })],
    ['unsubscribed', pages.renderUnsubscribedPage({ ...view, undo: { action: '/u' } })],
    ['preferences', pages.renderPreferencesPage(preferences)],
  ];
}

function otherDocuments(language: Language, nonce: string): readonly (readonly [string, string])[] {
  const { definition, shown, second } = surveyOf('grade', language);
  const frame = frameOf(language, nonce);
  const leaving = { ...frame, organisation: organisations[language] };
  const answers = { grade_overall: 8 };
  const other = { definition: surveyOf('recommendation', language).definition, href: '/a/other' };
  const left = {
    answeredAt: received.receivedAt,
    timeZone: received.timeZone,
    continueHref: '/on',
    changeHref: '/back',
  };
  return [
    ['thanks', pages.renderThanksPage({ ...frame, ...received, definition, answers, isTest: false })],
    // Two studies in one mail: the line beneath the first question, and the way on from the first to the second.
    ['mail-along', mailOf('contact-moment', language, ['grade'])],
    ['thanks-along', pages.renderThanksPage({ ...frame, ...received, definition, answers, isTest: false, other })],
    [
      'resume',
      pages.renderResumePage({ ...frame, ...left, definition, pages: shown, page: second, answers, isTest: false }),
    ],
    ['language', pages.renderLanguagePage(leaving)],
    ...notices.map((kind) => [kind, pages.renderNoticePage({ ...leaving, kind, retryHref: '/again' })] as const),
    ['already-answered', pages.renderNoticePage({ ...frame, ...received, kind: 'already-answered', definition })],
    ['privacy', pages.renderPrivacyPage({ ...leaving, isAnonymous: false })],
    ['privacy-anonymous', pages.renderPrivacyPage({ ...leaving, isAnonymous: true })],
    ...leavingDocuments(leaving),
    ...caseDocuments(leaving),
  ];
}
