import type { Letter, LetterBlock } from '@voldaan/domain/studies/letter';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { type SurveyText, textIn } from '@voldaan/domain/surveys/survey-text';
import { customerMessage } from '../catalogue/customer-message.ts';

/** A piece of a letter in one language. */
export type WordedBlock =
  | Readonly<{ kind: 'heading'; text: string }>
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'question' }>
  | Readonly<{ kind: 'button'; label: string }>
  | Readonly<{ kind: 'divider' }>
  | Readonly<{ kind: 'signature'; text: string }>;

/** A letter in one language, its fields not yet filled. */
export type WordedLetter = Readonly<{
  subject: string;
  preheader: string;
  blocks: readonly WordedBlock[];
  senderName: string;
}>;

/**
 * The letter in this language, or in what it is a variant of. What it does not say there the general words of the language
 * say, so that a survey in a language of the company's own has a whole letter too, and none in two languages.
 */
export function letterIn(letter: Letter, language: LanguageTag, questionnaire: string): WordedLetter {
  const general = generalWords(wordsLanguage(letter, language), questionnaire);
  const blocks = letter.blocks.map((block) => blockIn(block, language, general));
  const isSilent = blocks.every((block) => block.kind !== 'text' || block.text.trim() === '');
  return {
    subject: near(letter.subject, language) || general.subject,
    preheader: near(letter.preheader, language),
    blocks: isSilent ? [{ kind: 'text', text: general.text }, ...blocks] : blocks,
    senderName: letter.senderName,
  };
}

/** In which words the product speaks beside the letter: Dutch that says jij where the letter does. */
export function wordsLanguage({ tone }: Pick<Letter, 'tone'>, language: LanguageTag): LanguageTag {
  return language === 'nl' && tone === 'familiar' ? 'nl-x-jij' : language;
}

type GeneralWords = Readonly<{ subject: string; text: string; label: string }>;

function generalWords(language: LanguageTag, questionnaire: string): GeneralWords {
  // The merge fields stay merge fields: they are filled when the mail is made.
  const kept = { org: '{company}', name: '{name}' };
  const said = (part: 'subject' | 'intro') =>
    customerMessage(language, [`mail.invitation.${part}.${questionnaire}`, `mail.invitation.${part}.other`], kept);
  return {
    subject: said('subject'),
    text: `${customerMessage(language, ['mail.greeting.named'], kept)}\n\n${said('intro')}`,
    label: customerMessage(language, ['mail.invitation.open']),
  };
}

function blockIn(block: LetterBlock, language: LanguageTag, general: GeneralWords): WordedBlock {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'signature':
      return { kind: block.kind, text: near(block.text, language) };
    case 'button':
      return { kind: 'button', label: near(block.label, language) || general.label };
    case 'question':
    case 'divider':
      return block;
  }
}

function near(text: SurveyText, language: LanguageTag): string {
  return textIn(text, language) || textIn(text, language.split('-')[0] ?? '');
}
