import { Refusal } from '@voldaan/domain/refusal';
import type { AnswerLink } from './answer-link.ts';

/** What an entrance knows of who answers. A name that it does not have is none, whatever was sent in its place. */
export type Answerer = Readonly<{ link: AnswerLink; isTest: boolean; name: string | undefined }>;

/**
 * The one place that keeps a survey of one answer each: without a personal link or a name that a company signed there
 * is nobody whose first answer this could be. That it stays at one is the unique key of the response.
 */
export function refuseNameless(answerer: Answerer): void {
  if (isNameless(answerer)) throw new Refusal('single_use');
}

export function isNameless({ link, isTest, name }: Answerer): boolean {
  if (link.version.definition.singleUse !== true || isTest) return false;
  return link.invitation === undefined && (name === undefined || name === '');
}
