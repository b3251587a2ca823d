import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { PathContext } from '@voldaan/domain/surveys/path';
import type { Channel } from '../database/tables.ts';
import type { AnswerLink } from './answer-link.ts';

type Who = Readonly<{
  /** Who answers through a public link. */
  respondent: string;
  language: LanguageTag;
  channel: Channel;
}>;

/** What this person's path depends on besides the answers: the same from the first page to the last. */
export function contextOf(link: AnswerLink, { respondent, language, channel }: Who): PathContext {
  return { seed: respondentKeyOf(link, respondent), language, channel, contact: link.invitation?.contact ?? {} };
}

/** Who this is to the survey, without saying who it is. */
export function respondentKeyOf(link: AnswerLink, respondent: string): string {
  const { invitation } = link;
  if (invitation === undefined) return `key:${respondent}`;
  return invitation.anonymity?.respondentKey ?? `inv:${invitation.id}`;
}
