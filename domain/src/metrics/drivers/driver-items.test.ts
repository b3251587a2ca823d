import { expect, test } from 'vitest';
import { draftFromQuestionnaire } from '../../surveys/library/questionnaires.ts';
import { assignSlots } from '../../surveys/score-slots.ts';
import { itemsOf } from '../item.ts';
import { meanOfItem } from '../mean-of-item.ts';
import { answersNeeded, driverItems } from './driver-items.ts';

function itemsIn(questionnaire: 'relation' | 'recommendation' | 'delivery') {
  const definition = draftFromQuestionnaire(questionnaire, {
    organisation: 'De Vries',
    readerName: 'Sanne',
    name: 'x',
  });
  return itemsOf([{ id: 'v1', definition, slots: assignSlots(definition, []) }]);
}

function chosenIn(questionnaire: 'relation' | 'delivery'): readonly string[] {
  const items = itemsIn(questionnaire);
  const [outcome] = items;
  return outcome === undefined ? [] : driverItems(items, outcome).chosen.map(({ question }) => question.item);
}

test('the parts of the company explain its grade; weights, intentions and other outcomes do not', () => {
  const chosen = chosenIn('relation');
  expect(chosen).toHaveLength(8);
  expect(chosen.every((item) => item.startsWith('experienced_'))).toBe(true);
});

test('what a part weighs is not offered either', () => {
  const items = itemsIn('relation');
  const [outcome] = items;
  const offered = outcome === undefined ? [] : driverItems(items, outcome).offered;
  expect(offered.some(({ question }) => question.scale === 'G5')).toBe(false);
  expect(offered.map(({ question }) => question.item)).toContain('sat_overall');
});

test('where a survey asks no parts, its other ratings are offered', () => {
  const chosen = chosenIn('delivery');
  expect(chosen).toEqual(expect.arrayContaining(['informed', 'promise']));
});

test('a share and the NPS are explained by their marks', () => {
  const [nps] = itemsIn('recommendation');
  expect(nps && meanOfItem(nps)).toMatchObject({ kind: 'mean', scale: { min: 0, max: 10 } });
});

test('a hundred answers at the least, and ten for each driver', () => {
  expect([answersNeeded(3), answersNeeded(12)]).toEqual([100, 120]);
});
