import { describe, expect, test } from 'vitest';
import { items } from './items.ts';
import { questionnaires } from './questionnaires.ts';
import { searchItems, searchQuestionnaires } from './search-library.ts';

describe('what do you want to know?', () => {
  test.each([
    ['Waarom vertrekken klanten?', 'nl', 'exit'],
    ['klachten', 'nl', 'complaint'],
    ['KLÁCHT', 'nl', 'complaint'],
    ['klage', 'nb', 'complaint'],
    ['complaints', 'en', 'complaint'],
    ['klacht', 'en', 'complaint'],
    ['is de prijs te hoog', 'nl', 'price'],
    ['er vi for dyre', 'nb', 'price'],
    ['value for money', 'en', 'price'],
    ['bezorging', 'nl', 'delivery'],
    ['levering', 'nb', 'delivery'],
    ['shipping', 'en', 'delivery'],
    ['concurrenten', 'nl', 'market'],
    ['competitors', 'en', 'market'],
    ['hvor mye innsats', 'nb', 'effort'],
    ['CES', 'en', 'effort'],
    ['verwachtingen van nieuwe klanten', 'nl', 'expectation'],
    ['smiley in de winkel', 'nl', 'kiosk'],
    ['telefonisch', 'nl', 'telephone'],
    ['sterren', 'nl', 'review'],
    ['anmeldelser', 'nb', 'review'],
    ['onboarding', 'en', 'onboarding'],
    ['stille kunder', 'nb', 'silent-customer'],
    ['arlig kundetilfredshet', 'nb', 'relation'],
    ['kto', 'nl', 'relation'],
    ['besøk', 'nb', 'visit'],
    ['besok', 'nb', 'visit'],
  ] as const)('%s (%s): %s comes first', (words, language, id) => {
    expect(searchQuestionnaires(words, language)[0]?.id).toBe(id);
  });

  test('the three short surveys stand beside their long forms', () => {
    expect(
      searchQuestionnaires('NPS', 'en')
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['loyalty', 'recommendation']);
  });

  test('nothing asked gives everything in its order, nonsense gives nothing', () => {
    expect(searchQuestionnaires('  ', 'nl')).toEqual(questionnaires);
    expect(searchQuestionnaires('xyzzy', 'nl')).toEqual([]);
    expect(searchQuestionnaires('wat wilt u weten', 'nl')).toEqual([]);
    expect(searchQuestionnaires('__proto__ .* ( [', 'nl')).toEqual([]);
  });
});

describe('the item for it', () => {
  test.each([
    ['vriendelijkheid', 'nl', 'friendly'],
    ['deskundig', 'nl', 'expert'],
    ['aanbevelen', 'nl', 'nps'],
    ['tillit', 'nb', 'trust'],
    ['trust', 'en', 'trust'],
    ['beschadigd', 'nl', 'undamaged'],
    ['uskadd', 'nb', 'undamaged'],
    ['undamaged', 'en', 'undamaged'],
    ['thank someone', 'en', 'compliment'],
    ['exp_vs', 'en', 'exp_vs'],
    ['ideale aanbieder', 'nl', 'ideal'],
  ] as const)('%s (%s): %s comes first', (words, language, id) => {
    expect(searchItems(words, language)[0]?.id).toBe(id);
  });

  test('nothing asked gives the whole bank', () => {
    expect(searchItems('', 'en')).toEqual(items);
  });
});
