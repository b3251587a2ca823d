import { expect, test } from 'vitest';
import { customerRisk, type RiskFacts } from './customer-risk.ts';

const calm: RiskFacts = { lastMark: 0.8, earlierMark: 0.8, openComplaints: 0, silentDays: 20 };

test.each<[string, Partial<RiskFacts>, number | null, string[]]>([
  ['nothing speaks for leaving', {}, 0, []],
  ['an open complaint weighs most', { openComplaints: 2 }, 0.5, ['open_complaint']],
  ['a 5 of 10 is low', { lastMark: 0.5, earlierMark: 0.6 }, 0.35, ['low_score']],
  ['two points of ten less is a fall', { lastMark: 0.7, earlierMark: 0.9 }, 0.25, ['falling_score']],
  ['one point less is none', { lastMark: 0.8, earlierMark: 0.9 }, 0, []],
  ['a year without a word is silence', { silentDays: 366 }, 0.25, ['silent']],
  [
    'more than all is all',
    { lastMark: 0.1, earlierMark: 0.9, openComplaints: 1, silentDays: 500 },
    1,
    ['open_complaint', 'low_score', 'falling_score', 'silent'],
  ],
  ['who is not known has no risk', { lastMark: null, earlierMark: null, silentDays: null }, null, []],
])('%s', (_, facts, risk, reasons) => {
  expect(customerRisk({ ...calm, ...facts })).toEqual({ risk, reasons });
});
