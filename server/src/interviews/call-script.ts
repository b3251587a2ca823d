import { guessLanguage } from '@voldaan/domain/language';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { fillText } from '@voldaan/domain/surveys/fill-text';
import { thanksVariant } from '@voldaan/domain/surveys/path';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { message } from '../catalogue/message.ts';
import type { Product } from '../product.ts';
import { contextOf } from '../responses/answer-context.ts';
import type { AnswerLink } from '../responses/answer-link.ts';
import type { AnswerPath } from '../responses/open-answers.ts';
import { pageLanguage } from '../responses/page-language.ts';
import { findStanding } from '../responses/standing-views.ts';
import { deriveToken } from '../secret/token.ts';
import type { CallRow } from './call-views.ts';

/** A call with its survey: the personal link that a mail would have carried, which nobody is sent here. */
export type OpenCall = Readonly<{
  link: AnswerLink;
  language: string;
  answers: Answers;
  isComplete: boolean;
}>;

/** Opens the survey of a call by the same link, version and language as a mail to this customer would. */
export async function openCall(product: Product, path: AnswerPath, call: CallRow): Promise<OpenCall> {
  const token = deriveToken(call.code, product.key('invitation-token'), call.invitation_id);
  const link = await path.links.find('personal', token);
  if (link === undefined) throw new Error(`no link of invitation ${call.invitation_id}`);
  const standing = await findStanding(path, link, '');
  return {
    link,
    language: pageLanguage(link, { acceptLanguage: undefined }, undefined),
    answers: standing?.answers ?? {},
    isComplete: standing !== undefined && standing.completedAt !== null,
  };
}

/** What the path of this customer depends on, as it is stored with their answers. */
export function callContext({ link, language }: Pick<OpenCall, 'link' | 'language'>) {
  return contextOf(link, { respondent: '', language, channel: 'telephone' });
}

/** What is said before the first question and after the last, with the names filled in, in the customer's language. */
export function callScript(open: OpenCall, call: CallRow, interviewer: string) {
  const { link, language, answers } = open;
  const { definition } = link.version;
  const own = guessLanguage(language, 'en');
  const values = {
    name: call.name,
    has_name: call.name === '' ? 'no' : 'yes',
    interviewer,
    company: definition.organisation || call.company,
    reader: definition.reader.name,
  };
  const fill = (text: string) =>
    fillText(definition, text, language, { answers, contact: link.invitation?.contact ?? {} });
  const thanks = thanksVariant(definition, answers, callContext(open)) ?? definition.thanks;
  return {
    opening: [
      message(own, 'call.greeting', values),
      message(own, 'call.why', values),
      message(own, 'call.may-i', values),
    ],
    resume: message(own, 'call.resume', values),
    closing: [
      fill(textIn(thanks.heading, language)),
      fill(textIn(thanks.text, language)),
      message(own, 'call.goodbye', values),
    ],
  };
}
