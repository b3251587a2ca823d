import { expect, test } from 'vitest';
import { complaint } from '../../surveys/library/questionnaire/complaint.ts';
import type { SurveyDefinition } from '../../surveys/survey-definition.ts';
import { handlingShare, solvedShare } from './handling-marks.ts';

const period = { from: '2026-01-01', to: '2026-04-01' };
const definition = complaint({ organisation: 'De Vries', readerName: 'Sanne', name: 'Klachten' });

const saying = (marks: readonly (number | null)[]) =>
  marks.map((mark) => ({ definition, answers: mark === null ? {} : { c_heard: mark } }));

test('a complainant feels heard who gave one of the two best marks of five; who skipped the question is not counted', () => {
  const heard = handlingShare(saying([5, 4, 4, 3, 1, null]), 'heard', period);
  // Wilson's interval of 3 of 5 by R's binom.confint: 0.2307, 0.8824.
  expect(heard).toMatchObject({ n: 5, estimate: 0.6, method: 'wilson' });
  expect(heard.low).toBeCloseTo(0.2307, 4);
  expect(heard.high).toBeCloseTo(0.8824, 4);
});

test('whoever was asked on another scale is left out: a 5 of 7 is none of the best two', () => {
  const wider: SurveyDefinition = JSON.parse(JSON.stringify(definition).replaceAll('"D5"', '"D7"'));
  const said = [...saying([5]), { definition: wider, answers: { c_heard: 5 } }];
  expect(handlingShare(said, 'heard', period)).toMatchObject({ n: 1, estimate: 1 });
});

test('partly solved is not solved, and of nobody there is no share', () => {
  const said = ['yes', 'partly', 'no', 'yes'].map((word) => ({ definition, answers: { c_solved: word } }));
  expect(solvedShare(said, period)).toMatchObject({ n: 4, estimate: 0.5 });
  expect(solvedShare([], period)).toMatchObject({ n: 0, estimate: null, reason: 'no_answers' });
});
