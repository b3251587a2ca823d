import type { LanguageTag } from '../surveys/language-tag.ts';
import { type SurveyText, textIn } from '../surveys/survey-text.ts';
import { greetings, invitationWords, plainInvitation, reminderWords } from './default-letter-words.ts';
import type { Letter, LetterBlock, Tone } from './letter.ts';

export type LetterWish = Readonly<{
  questionnaire: string;
  /** Of the survey: what this file does not speak is left to the company. */
  languages: readonly LanguageTag[];
  tone: Tone;
  senderName: string;
  replyTo: string;
}>;

/** A letter to start from, with the question in it. */
export function defaultLetter(wish: LetterWish): Letter {
  const words = invitationWords[wish.questionnaire] ?? plainInvitation;
  return letterOf(wish, words.subject, [{ kind: 'text', text: greeted(words.text, wish) }, { kind: 'question' }]);
}

/** The one reminder to start from: another text, and a button, for who did not want to tap a mark. */
export function defaultReminder(wish: LetterWish): Letter {
  const { subject, preheader, heading, text, label } = reminderWords;
  const blocks: readonly LetterBlock[] = [
    { kind: 'heading', text: wordsIn(heading, wish) },
    { kind: 'text', text: greeted(text, wish) },
    { kind: 'button', label: wordsIn(label, wish) },
  ];
  return { ...letterOf(wish, subject, blocks), preheader: wordsIn(preheader, wish) };
}

function letterOf(wish: LetterWish, subject: SurveyText, blocks: readonly LetterBlock[]): Letter {
  return {
    subject: wordsIn(subject, wish),
    preheader: {},
    blocks: [...blocks, { kind: 'signature', text: {} }],
    tone: wish.tone,
    senderName: wish.senderName,
    replyTo: wish.replyTo,
  };
}

function greeted(text: SurveyText, wish: LetterWish): SurveyText {
  const greeting = wordsIn(greetings, wish);
  return Object.fromEntries(
    Object.entries(wordsIn(text, wish)).map(([tag, words]) => [
      tag,
      words === '' ? '' : `${textIn(greeting, tag)}\n\n${words}`,
    ]),
  );
}

/** Dutch has words for u and for jij; the other languages here say the same to everybody. */
function wordsIn(text: SurveyText, { languages, tone }: Pick<LetterWish, 'languages' | 'tone'>): SurveyText {
  return Object.fromEntries(
    languages.map((tag) => {
      const spoken = tag === 'nl' && tone === 'familiar' ? 'nl-x-jij' : tag;
      return [tag, textIn(text, spoken) || (spoken === 'nl-x-jij' ? textIn(text, 'nl') : '')];
    }),
  );
}
