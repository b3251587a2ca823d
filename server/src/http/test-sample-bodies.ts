import { defaultLetter } from '@voldaan/domain/studies/default-letter';
import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';

const letter = defaultLetter({
  questionnaire: 'grade',
  languages: ['nl'],
  tone: 'formal',
  senderName: 'Anna',
  replyTo: '',
});

/** Bodies that the schemas cannot tell how to make, by the name of their route. A form is its text. */
export const sampleBodies: Readonly<Record<string, unknown>> = {
  'event.tell': [
    {
      kind: 'visit_done',
      external_id: 'rooster',
      occurred_at: '2026-03-02T09:00:00Z',
      contact: { email: 'rooster@klant.example' },
    },
  ],
  'survey.change-draft': { draft: recommendation({ name: 'Rooster', organisation: 'Wij', readerName: 'Anna' }) },
  'letter-trial.send': { letter, language: 'nl', to: 'rooster@klant.example' },
  'survey.letter-preview': new URLSearchParams({ language: 'nl', letter: JSON.stringify(letter) }).toString(),
};
