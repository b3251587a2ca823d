import type { ToldState } from '@voldaan/domain/ideas/idea-state';
import { guessLanguage, type Language, languages } from '@voldaan/domain/language';
import type { Company } from '../accounts/views.ts';
import { message } from '../catalogue/message.ts';
import { caseNumber, statusToken } from '../complaints/cases.ts';
import type { SomeLanguages } from '../database/idea-tables.ts';
import { escapeHtml } from '../mail/escape-html.ts';
import type { Product } from '../product.ts';

type Told = Readonly<{
  house: Company;
  row: Readonly<{ id: string; year: number; number: number; words: string }>;
  name: string;
  /** Of the suggestion: the customer's own. */
  language: string;
  state: ToldState;
  words: SomeLanguages;
}>;

/** What became of a suggestion, in the suggester's language, with what they wrote and a link to where it stands. */
export function suggesterMail(
  product: Product,
  { house, row, name, language: tag, state, words }: Told,
): Readonly<{ subject: string; html: string; text: string }> {
  const language = suggesterLanguage(tag, house.language);
  const values = { company: house.name, number: caseNumber(row), name };
  const link = `${product.config.baseUrl}/c/${statusToken(product, house.code, row.id)}`;
  const said = nearestWords(words, tag);
  const subject = message(language, `ideas.mail.${state}.subject`, values);
  const hello = message(language, name === '' ? 'ideas.mail.hello-nobody' : 'ideas.mail.hello', values);
  const intro = message(language, `ideas.mail.${state}.text`, values);
  const wrote = message(language, 'ideas.mail.you-wrote');
  const status = message(language, 'ideas.mail.status', values);
  const regards = message(language, 'ideas.mail.regards', values);
  const quote = quoted(row.words);
  const text = [
    hello,
    intro,
    said?.text,
    quote && `${wrote}\n> ${quote.replaceAll('\n', '\n> ')}`,
    `${status}\n${link}`,
  ]
    .filter((part) => part)
    .join('\n\n');
  // Ink and ground are both named: a reader that shows its own ground under our ink would show white on white.
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;background:#ffffff;color:#17201f"><div role="main">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(subject)}</h1>
<p>${escapeHtml(hello)}</p><p>${escapeHtml(intro)}</p>
${said === undefined ? '' : `<p lang="${said.language}">${paragraphs(said.text)}</p>`}
${quote === '' ? '' : `<p>${escapeHtml(wrote)}</p><blockquote style="margin:0 0 16px;padding-left:16px;border-left:1px solid #7b8682">${paragraphs(quote)}</blockquote>`}
<p><a href="${escapeHtml(link)}" style="color:#0b5d57">${escapeHtml(status)}</a></p><p>${escapeHtml(regards)}</p></div></body></html>`;
  return { subject, html, text: `${text}\n\n${regards}\n` };
}

/** What staff wrote in the reader's language, else in one that they wrote it in; undefined when they wrote nothing. */
export function nearestWords(
  words: SomeLanguages,
  tag: string,
): Readonly<{ language: Language; text: string }> | undefined {
  const wished = suggesterLanguage(tag);
  for (const language of [wished, 'en' as const, ...languages]) {
    const text = words[language]?.trim();
    if (text !== undefined && text !== '') return { language, text };
  }
  return undefined;
}

/** The nearest language that the product's own words are in. */
export function suggesterLanguage(tag: string, otherwise: Language = 'en'): Language {
  return guessLanguage(tag, otherwise);
}

const quoteMost = 600;

function quoted(words: string): string {
  return words.length > quoteMost ? `${words.slice(0, quoteMost).trimEnd()}…` : words;
}

function paragraphs(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
