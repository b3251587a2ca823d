import { languages } from '@voldaan/domain/language';
import { expect, test } from 'vitest';
import { message } from '../catalogue/message.ts';

const outcomes = ['drawn', 'invitations_exceed_population', 'nobody', 'nobody_expected_to_answer', 'population_small'];

test.each(languages)('in %s what is said of a sample stands on the screen as a whole sentence', (language) => {
  const values = { population: 900, answers: 270, invitations: 600, below: 400 };
  const said = outcomes.map((outcome) => message(language, `sample.${outcome}`, values));
  expect(said.filter((sentence) => !sentence.endsWith('.'))).toEqual([]);
});
