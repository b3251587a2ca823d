import { expect, test } from 'vitest';
import { addStep, beginHistory, groupMs, redoStep, undoStep } from './history.ts';

test('typing a sentence is one step back, a pause makes it two', () => {
  let history = beginHistory('');
  for (const [index, text] of ['H', 'Ho', 'Hoe'].entries()) history = addStep(history, text, index * 100, 'title');
  history = addStep(history, 'Hoe ging', 300 + groupMs, 'title');
  expect(undoStep(history).present).toBe('Hoe');
  expect(undoStep(undoStep(history)).present).toBe('');
});

test('two fields written one after the other are two steps', () => {
  const history = addStep(addStep(beginHistory('a'), 'b', 0, 'title'), 'c', 10, 'detail');
  expect(undoStep(history).present).toBe('b');
});

test('what was undone can be done again until something else is written', () => {
  const history = addStep(addStep(beginHistory(0), 1, 0), 2, 1);
  const back = undoStep(undoStep(history));
  expect(back.present).toBe(0);
  expect(redoStep(redoStep(back)).present).toBe(2);
  expect(redoStep(addStep(back, 9, 2)).present).toBe(9);
});

test('a thousand steps can all be taken back', () => {
  let history = beginHistory(0);
  for (let step = 1; step <= 1000; step += 1) history = addStep(history, step, step);
  for (let step = 0; step < 1000; step += 1) history = undoStep(history);
  expect(history.present).toBe(0);
  expect(undoStep(history)).toBe(history);
});
