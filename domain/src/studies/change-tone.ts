import type { SurveyText } from '../surveys/survey-text.ts';
import { invitationWords, plainInvitation, reminderWords } from './default-letter-words.ts';
import type { Letter, LetterBlock, Tone } from './letter.ts';

/** The sentences of ours that say u, each beside the one that says jij. */
const pairs: readonly (readonly [formal: string, familiar: string])[] = [
  ...Object.values(invitationWords).flatMap(({ subject, text }) => [subject, text]),
  plainInvitation.subject,
  plainInvitation.text,
  reminderWords.subject,
  reminderWords.text,
  reminderWords.label,
].flatMap(({ nl, 'nl-x-jij': jij }) => (nl === undefined || jij === undefined ? [] : [[nl, jij] as const]));

/** The letter in another tone: sentences of ours change with it, what the company wrote is left to it. */
export function changeTone(letter: Letter, tone: Tone): Letter {
  return {
    ...letter,
    tone,
    subject: textInTone(letter.subject, tone),
    preheader: textInTone(letter.preheader, tone),
    blocks: letter.blocks.map((block) => blockInTone(block, tone)),
  };
}

function blockInTone(block: LetterBlock, tone: Tone): LetterBlock {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'signature':
      return { ...block, text: textInTone(block.text, tone) };
    case 'button':
      return { ...block, label: textInTone(block.label, tone) };
    case 'question':
    case 'divider':
      return block;
  }
}

function textInTone(text: SurveyText, tone: Tone): SurveyText {
  const { nl } = text;
  if (nl === undefined) return text;
  const changed = pairs.reduce(
    (words, [formal, familiar]) =>
      tone === 'familiar' ? words.replaceAll(formal, familiar) : words.replaceAll(familiar, formal),
    nl,
  );
  return { ...text, nl: changed };
}
