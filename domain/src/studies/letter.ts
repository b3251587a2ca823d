import type { SurveyText } from '../surveys/survey-text.ts';

/**
 * A piece of a letter, from top to bottom. Texts hold merge fields with a fallback, `{name|klant}`; the question is the
 * survey's first, answered with a tap in the mail; the button opens the survey where a mail has no question in it. A blank
 * line parts paragraphs. The signature is the sender's name with these words under it, or the company's name.
 */
export type LetterBlock =
  | Readonly<{ kind: 'heading'; text: SurveyText }>
  | Readonly<{ kind: 'text'; text: SurveyText }>
  | Readonly<{ kind: 'question' }>
  | Readonly<{ kind: 'button'; label: SurveyText }>
  | Readonly<{ kind: 'divider' }>
  | Readonly<{ kind: 'signature'; text: SurveyText }>;

/** u and De, or jij and du. */
export const tones = ['formal', 'familiar'] as const;
export type Tone = (typeof tones)[number];

/** What every mail of a wave says, by language; what differs from person to person is filled in. */
export type Letter = Readonly<{
  subject: SurveyText;
  /** What the list of mails shows after the subject; empty says how little the question asks. */
  preheader: SurveyText;
  blocks: readonly LetterBlock[];
  tone: Tone;
  /** A person, not a department: "Sanne van De Vries". */
  senderName: string;
  /** Where an answer by mail lands; empty takes the sender's address. */
  replyTo: string;
}>;
