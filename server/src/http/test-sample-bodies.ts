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
    'survey.letter-preview': (slot) =>
      new URLSearchParams({ language: 'nl', letter: JSON.stringify(letter), along: slot('srv') }).toString(),
    // Clocks and the names of presses follow patterns.
    'visit.plan': (slot) => ({ contact_id: slot('con'), day: '2031-03-04', time: '10:00' }),
    'visit.move': () => ({ day: '2031-03-05', time: '11:00' }),
    'visit.note': (slot) => ({ visit_id: slot('vis'), press: '0190a3c8-7c5b-4a57-9d6b-2f6a1f0c9b11' }),
    'wave.make': (slot) => ({ letter, who: { contacts: [slot('con')] } }),
  };
}
