import { expect, it } from 'vitest';
import { defaultSendHours } from '../studies/quiet-hours.ts';
import { nextCall } from './next-call.ts';

const hours = { zone: 'Europe/Amsterdam', country: 'NL', ...defaultSendHours } as const;
const at = (text: string) => new Date(text);

it('a busy line is tried again in half an hour', () => {
  const next = nextCall({ outcome: 'busy', attempts: 1, endedAt: at('2026-05-18T10:00:00Z') }, hours);
  expect(next).toEqual(at('2026-05-18T10:30:00Z'));
});

it('who was not in is rung at another hour of another day, and never on a holiday', () => {
  const next = (endedAt: string) => nextCall({ outcome: 'not_in', attempts: 1, endedAt: at(endedAt) }, hours);
  expect(next('2026-05-18T08:00:00Z')).toEqual(at('2026-05-19T13:00:00Z'));
  // Whit Sunday and Whit Monday.
  expect(next('2026-05-23T08:00:00Z')).toEqual(at('2026-05-26T07:00:00Z'));
});

it('an agreed time holds as it was agreed, however often the customer was rung', () => {
  const callBackAt = at('2026-05-21T12:00:00Z');
  const next = nextCall({ outcome: 'call_back', attempts: 9, endedAt: at('2026-05-18T08:00:00Z'), callBackAt }, hours);
  expect(next).toEqual(callBackAt);
});

it('a refusal is the last call, and so is the sixth without a word', () => {
  const endedAt = at('2026-05-18T08:00:00Z');
  expect(nextCall({ outcome: 'refused', attempts: 1, endedAt }, hours)).toBeNull();
  expect(nextCall({ outcome: 'no_answer', attempts: 6, endedAt }, hours)).toBeNull();
});
