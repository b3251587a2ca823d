import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { matchLanguage, readAcceptLanguage } from '@voldaan/domain/surveys/match-language';
import type { AnswerLink } from './answer-link.ts';
import type { AnswerSource } from './answer-source.ts';

/** The survey's language that suits best: the wish in the address, what is known of the customer, the browser. */
export function pageLanguage(
  link: AnswerLink,
  source: Pick<AnswerSource, 'acceptLanguage'>,
  wish: string | undefined,
): LanguageTag {
  const { languages } = link.version.definition;
  // What a page sends is a language that it was shown in: then nothing else has to be read, as for most answers.
  if (wish !== undefined && languages.includes(wish)) return wish;
  const wishes = [
    wish,
    link.invitation?.language,
    ...readAcceptLanguage(source.acceptLanguage),
    link.workspaceLanguage,
  ];
  return matchLanguage(wishes, languages);
}

/**
 * Whether nobody can know which of several languages a person reads: the link does not say, and the browser asks for
 * none of them.
 */
export function isLanguageUnknown(
  link: AnswerLink,
  source: Pick<AnswerSource, 'acceptLanguage'>,
  wish: string | undefined,
): boolean {
  const { languages } = link.version.definition;
  const [first] = languages;
  if (first === undefined || languages.length < 2 || wish !== undefined || link.invitation !== undefined) return false;
  const asked = readAcceptLanguage(source.acceptLanguage).filter((tag) => tag !== '*');
  // No list can be met when a language that the survey lacks, put behind it, is what is found.
  return asked.length > 0 && asked.every((tag) => matchLanguage([tag], [unmet, ...languages]) === unmet);
}

/** A tag that means "no language": nobody's browser asks for it. */
const unmet = 'zxx';
