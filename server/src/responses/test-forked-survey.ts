import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { openingQuestionOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { SurveyText } from '@voldaan/domain/surveys/survey-text';

const languages = ['nl', 'nb', 'ar'];

const same = (text: string): SurveyText => Object.fromEntries(languages.map((tag) => [tag, text]));

function row(number: number): RatingQuestion {
  return {
    kind: 'rating',
    id: `row${number}`,
    item: `row${number}`,
    scale: 'A5',
    role: 'none',
    text: same(`Hoe tevreden bent u over onderdeel ${number} van ons werk?`),
    required: false,
    comparabilityKey: `row${number}:A5:1`,
    // "It took too long": whoever is content does not agree.
    ...(number === 5 ? { direction: 'lower-is-better' } : {}),
  };
}

const details = { name: 'Vertakt', organisation: 'De Vries', readerName: 'Anneke Smit' };

/**
 * A survey in three languages that forks: whoever gives a low mark is asked why, whoever gives a high one what was good; then
 * six rows in an order of chance, and whether they may be called.
 */
export function forkedSurvey(more: Partial<SurveyDefinition> = {}): SurveyDefinition {
  const ready = recommendation(details);
  const opening = { ...openingQuestionOf(ready), text: same('Hoe waarschijnlijk is het dat u ons aanbeveelt?') };
  const written = { required: false, lengthMax: 2000 } as const;
  return {
    ...ready,
    languages,
    slip: { title: same('Uw reparatie'), detail: same('Opgehaald op 19 november') },
    reader: { name: 'Anneke Smit', sentence: same('leest elk antwoord.') },
    nodes: [
      { kind: 'page', id: 'first', nodes: [opening] },
      {
        kind: 'branch',
        id: 'fork',
        when: 'nps <= 6',
        nodes: [
          {
            kind: 'page',
            id: 'low',
            nodes: [{ kind: 'open', id: 'why', item: 'why', text: same('Waarom?'), ...written }],
          },
        ],
        otherwise: [
          {
            kind: 'page',
            id: 'high',
            nodes: [{ kind: 'open', id: 'good', item: 'good', text: same('Wat ging goed?'), ...written }],
          },
        ],
      },
      {
        kind: 'page',
        id: 'rows',
        nodes: [
          {
            kind: 'battery',
            id: 'parts',
            text: same('Hoe tevreden bent u over'),
            questions: [1, 2, 3, 4, 5, 6].map(row),
            shuffled: true,
          },
        ],
      },
      {
        kind: 'page',
        id: 'last',
        nodes: [{ kind: 'yes-no', id: 'call', item: 'call', text: same('Mogen wij u bellen?'), required: false }],
      },
    ],
    thanks: { heading: same('Dank u wel'), text: same('Wij lezen het vandaag.') },
    ...more,
  };
}
