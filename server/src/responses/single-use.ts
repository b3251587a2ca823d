import { Refusal } from '@voldaan/domain/refusal';
import type { AnswerLink } from './answer-link.ts';

/** What an entrance knows of who answers. A name that it does not have is none, whatever was sent in its place. */
export type Answerer = Readonly<{ link: AnswerLink; isTest: boolean; token?: string | undefined }>;

/**
 * The one place that keeps a survey of one answer each: without a personal link or a token that the server signed there
 * is nobody whose first answer this could be. That it stays at one is the unique key of the response.
 */
export function refuseNameless({ link, isTest, token }: Answerer): void {
  if (isNameless({ link, isTest, token })) throw new Refusal('single_use');
}

export function isNameless({ link, isTest, token }: Answerer): boolean {
  if (link.version.definition.singleUse !== true || isTest) return false;
  return link.invitation === undefined && (token === undefined || token === '');
}
