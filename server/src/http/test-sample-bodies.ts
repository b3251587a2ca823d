import { defaultBudgetRules } from '@voldaan/domain/studies/budget-rules';
import { defaultSendHours } from '@voldaan/domain/studies/quiet-hours';
import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import { letterOf, planOf } from './test-given-rows.ts';
import type { SampleBody } from './test-samples.ts';

/** Bodies that the schemas cannot tell how to make, by the name of their route. A form is its text. */
export function sampleBodiesOf(mark: string): Readonly<Record<string, SampleBody>> {
  const letter = letterOf(mark);
  const email = 'rooster@klant.example';
  return {
    'case-macro.make': () => ({ name: 'Rooster', texts: { nl: 'Beste {name}' } }),
    'case-macro.change': () => ({ name: 'Rooster', texts: { nl: 'Beste {name}' } }),
    'contact.add': (slot) => ({ email, organisation_id: slot('org') }),
    'contact-rules.change': () => ({
      budget: defaultBudgetRules,
      send_hours: { zone: 'Europe/Oslo', ...defaultSendHours },
    }),
    'event.tell': () => [
      { kind: 'visit_done', external_id: 'rooster', occurred_at: '2026-03-02T09:00:00Z', contact: { email } },
    ],
    'letter-trial.send': () => ({ letter, language: 'nl', to: email }),
    // With the purpose and the norm that the study has: of one that has begun they are fixed.
    'study.change': (slot) => ({
      name: 'Rooster',
      plan: planOf(mark),
      survey_id: slot('srv'),
      touchpoint_id: slot('tch'),
    }),
    'survey.change-draft': () => ({
      draft: recommendation({ name: 'Rooster', organisation: 'Wij', readerName: 'Anna' }),
    }),
    'survey.letter-preview': () => new URLSearchParams({ language: 'nl', letter: JSON.stringify(letter) }).toString(),
    'wave.make': (slot) => ({ letter, who: { contacts: [slot('con')] } }),
  };
}
