import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { expect, test } from 'vitest';
import { kioskSurvey, renderKioskPage, renderPrintCard } from './entrance.ts';

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

test('words of ours that nobody has translated yet are marked as English, on a card and on a screen that is closed', () => {
  const view = { nonce: 'n', hostedHref: '/s/x', title: 'Theke', notice: 'closed' as const };
  expect(renderKioskPage({ ...view, language: 'de' })).toContain('<h1 lang="en">This question is closed.</h1>');
  expect(renderKioskPage({ ...view, language: 'nl' })).toContain('<h1>Deze vraag is gesloten.</h1>');
  const card = { definition: draft, qrSvg: '<svg/>', shortLink: 'voldaan.example/s/x', nonce: 'n' };
  expect(renderPrintCard({ ...card, language: 'de' })).toContain('<p lang="en">Scan with your phone’s camera</p>');
  expect(renderPrintCard({ ...card, language: 'nl' })).toContain('<p>Scan met de camera van uw telefoon</p>');
});
