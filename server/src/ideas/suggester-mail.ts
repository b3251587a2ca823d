import type { ToldState } from '@voldaan/domain/ideas/idea-state';
import { guessLanguage, type Language, languages } from '@voldaan/domain/language';
import { directionOf, htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { Company } from '../accounts/views.ts';
import { customerMessage } from '../catalogue/customer-message.ts';
import { caseNumber, statusToken } from '../complaints/cases.ts';
import { statusHref } from '../complaints/public/status-view.ts';
import type { CaseMail } from '../complaints/tell/case-mail-html.ts';
import type { SomeLanguages } from '../database/idea-tables.ts';
import type { Product } from '../product.ts';

type Told = Readonly<{
  house: Company;
  row: Readonly<{ id: string; year: number; number: number; words: string }>;
  name: string;
  /** Of the suggestion: the customer's own. */
  language: LanguageTag;
  state: ToldState;
  words: SomeLanguages;
  /** Who answers for it; undefined when nobody is named. */
  person: string | undefined;
}>;

/** What became of a suggestion, in the suggester's language, with what they wrote and a link to where it stands. */
export function suggesterMail(product: Product, { house, row, name, language, state, words, person }: Told): CaseMail {
  const about = customerMessage(language, ['mail.case.about.suggestion']);
  const values = { org: house.name, company: house.name, number: caseNumber(row), name, about };
  const say = (key: string) => customerMessage(language, [key], values);
  const token = statusToken(product, house.code, row.id);
  const said = nearestWords(words, language)?.text;
  return {
    language: htmlLanguage(language),
    direction: directionOf(language),
    subject: say(`mail.idea.${state}.subject`),
    organisation: house.name,
    slip: { title: say('mail.case.slip'), detail: about },
    heading: say(`mail.idea.${state}.heading`),
    greeting: say(name === '' ? 'mail.greeting.unnamed' : 'mail.greeting.named'),
    paragraphs: [say(`mail.idea.${state}.text`), ...(said === undefined ? [] : [said])],
    rows: row.words === '' ? [] : [{ label: say('mail.idea.you-wrote'), text: quoted(row.words) }],
    button: { label: say('mail.case.view'), url: `${product.config.baseUrl}${statusHref(token, language)}` },
    notes: [],
    signature: { regards: say('mail.regards'), name: person ?? house.name, phone: '' },
    footer: {
      why: say('mail.case.why'),
      privacy: say('mail.privacy'),
      privacyUrl: `${product.config.baseUrl}/c/${token}/privacy?language=${language}`,
      postalLine: house.postal_line,
    },
  };
}

/** What staff wrote in the reader's language, else in one that they wrote it in; undefined when they wrote nothing. */
export function nearestWords(
  words: SomeLanguages,
  tag: LanguageTag,
): Readonly<{ language: Language; text: string }> | undefined {
  const wished = suggesterLanguage(tag);
  for (const language of [wished, 'en' as const, ...languages]) {
    const text = words[language]?.trim();
    if (text !== undefined && text !== '') return { language, text };
  }
  return undefined;
}

/** The nearest of the languages that staff write in. */
export function suggesterLanguage(tag: LanguageTag): Language {
  return guessLanguage(tag, 'en');
}

const quoteMost = 600;

function quoted(words: string): string {
  return words.length > quoteMost ? `${words.slice(0, quoteMost).trimEnd()}…` : words;
}
