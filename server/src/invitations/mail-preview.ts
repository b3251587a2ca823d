import { defaultLetter } from '@voldaan/domain/studies/default-letter';
import type { Letter } from '@voldaan/domain/studies/letter';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { company } from '../accounts/views.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { findMailServer } from '../mail/mail-setting.ts';
import type { Product } from '../product.ts';
import { requireSurvey } from '../surveys/describe-survey.ts';
import { type InvitationMail, renderInvitationMail } from './invitation-mail.ts';

export type PreviewWish = Readonly<{
  surveyId: string;
  language: string | undefined;
  /** Without one, the letter to start from. */
  letter?: Letter;
  /** The survey whose question goes along. */
  along?: string | undefined;
  /** With what the mail of an anonymous wave promises. */
  isAnonymous?: boolean;
  /** As a mail program in the dark shows it. */
  isDark?: boolean;
  isTest?: boolean;
}>;

/** Nobody: every field says what stands in for it. */
const nobody = { name: '', organisation: '', eventSubject: '', contact: {} };

/** The mail of the draft as it would arrive, written by the code that writes the real one. Its links lead nowhere. */
export async function previewMail(product: Product, caller: Caller, wish: PreviewWish): Promise<InvitationMail> {
  const { server } = await findMailServer(product, caller.workspaceId);
  const { definition, along, postalLine } = await inWorkspace(
    product.databases.app,
    caller.workspaceId,
    async (db) => ({
      definition: (await requireSurvey(db, wish.surveyId)).draft,
      along: wish.along === undefined ? [] : [(await requireSurvey(db, wish.along)).draft],
      postalLine: (await company(db))?.postal_line ?? '',
    }),
  );
  const { questionnaire, languages, reader } = definition;
  const senderName = server?.senderName || reader.name;
  const letter = wish.letter ?? defaultLetter({ questionnaire, languages, tone: 'formal', senderName, replyTo: '' });
  const language = matchLanguage([wish.language], languages);
  const mail = renderInvitationMail(
    {
      definition,
      language,
      letter,
      // What is not asked in this language asks by itself.
      along: along.filter((other) => other.languages.includes(language)),
      privacyUrl: '#privacy',
      isAnonymous: wish.isAnonymous === true,
      isTest: wish.isTest === true,
      ...(postalLine === '' ? {} : { postalAddress: postalLine }),
    },
    {
      answerUrl: '#answer',
      unsubscribeUrl: '#unsubscribe',
      preferencesUrl: '#preferences',
      honeypotUrl: '#',
      alongUrls: ['#along'],
      ...nobody,
    },
  );
  // What the mail has for the dark is shown when it is asked for, whatever the reader's own screen does.
  return { ...mail, html: mail.html.replaceAll('(prefers-color-scheme:dark)', wish.isDark ? ' all' : ' not all') };
}
