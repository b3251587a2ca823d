import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { expect, test } from 'vitest';
import { fullLogic } from './full-logic.ts';

const draft = draftFromQuestionnaire('recommendation', {
  name: 'Proef',
  organisation: 'Fietsenmakerij De Vries',
  readerName: 'Anneke Smit',
});
const sorry = { nl: 'Dat had beter gemoeten', nb: 'Det burde vært bedre', en: 'That should have been better' };
const definition = {
  ...draft,
  thanks: { ...draft.thanks, variants: [{ id: 'low', when: 'nps <= 6', heading: sorry, text: sorry }] },
};
const context = { seed: 'key:a', language: 'nl', channel: 'widget', contact: {} };

test('who gave a low mark on another site is thanked in the words for low marks', () => {
  expect(fullLogic.thanks(definition, { nps: 3 }, context).heading).toBe(sorry);
  expect(fullLogic.thanks(definition, { nps: 9 }, context)).toBe(definition.thanks);
});
