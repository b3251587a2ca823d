import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { expect, test } from 'vitest';
import { kioskSurvey } from './entrance.ts';

const draft = draftFromQuestionnaire('recommendation', {
  name: 'Proef',
  organisation: 'Fietsenmakerij De Vries',
  readerName: 'Anneke Smit',
});

test('a kiosk names its languages as the pages do, so that u and jij can be told apart', () => {
  const definition = { ...draft, languages: ['nl', 'nl-x-jij', 'nb', 'ar'] };
  const kiosk = kioskSurvey({ definition, version: 1, title: 'Balie', idleSeconds: 45, keepsPartial: true });
  expect(kiosk.surveys.map((survey) => survey.languageName)).toEqual([
    'Nederlands',
    'Nederlands (je)',
    'Norsk bokmål',
    'العربية',
  ]);
});
