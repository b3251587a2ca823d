import { defaultLetter } from '@voldaan/domain/studies/default-letter';
import type { Letter } from '@voldaan/domain/studies/letter';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import type { InvitationWave } from './invitation-content.ts';

/** A customer with everything that a letter may name. */
export const recipient = {
  answerUrl: 'https://devries.example/a/8fk2',
  unsubscribeUrl: 'https://devries.example/u/8fk2',
  preferencesUrl: 'https://devries.example/v/8fk2',
  honeypotUrl: 'https://devries.example/h/8fk2',
  name: 'mevrouw Jansen',
  organisation: 'Gemeente Utrecht',
  eventSubject: 'bestelling 5',
  contact: {},
};

type Changes = Partial<InvitationWave> & Readonly<{ words?: Partial<Letter> }>;

/** A letter of one paragraph and the question. */
export function saying(text: string, language = 'nl'): Partial<Letter> {
  return {
    blocks: [{ kind: 'text', text: { [language]: text } }, { kind: 'question' }, { kind: 'signature', text: {} }],
  };
}

/** A wave of the usual letter, but for these changes. */
export function waveOf(
  { words = {}, ...changes }: Changes = {},
  organisation = 'De Vries fietsenmakers',
): InvitationWave {
  const details = { organisation, readerName: 'Sanne van Dijk', name: 'Klanten' };
  const definition = changes.definition ?? draftFromQuestionnaire('recommendation', details);
  const language = changes.language ?? 'nl';
  return {
    definition,
    language,
    letter: {
      ...defaultLetter({
        questionnaire: definition.questionnaire,
        languages: [language],
        tone: 'formal',
        senderName: 'Sanne van Dijk',
        replyTo: '',
      }),
      ...words,
    },
    privacyUrl: 'https://devries.example/privacy',
    ...changes,
  };
}
