import type { CallEnd } from './call-requests.ts';

export type Ending = Exclude<CallEnd['outcome'], 'finished'>;

/** Before anybody is spoken to, with the key for each: those that come up most have the first keys. */
export const dialEndings: readonly Readonly<{ code: string; outcome: Ending }>[] = [
  { code: '1', outcome: 'no_answer' },
  { code: '2', outcome: 'busy' },
  { code: '3', outcome: 'voice_mail' },
  { code: '4', outcome: 'not_in' },
  { code: '5', outcome: 'call_back' },
  { code: '6', outcome: 'refused' },
  { code: '7', outcome: 'do_not_call' },
  { code: '8', outcome: 'wrong_number' },
  { code: '9', outcome: 'language' },
  { code: '0', outcome: 'unable' },
  { code: '-', outcome: 'not_eligible' },
];

/** Once an interview is under way. */
export const stopEndings: readonly Readonly<{ code: string; outcome: Ending }>[] = [
  { code: '1', outcome: 'call_back' },
  { code: '2', outcome: 'broken_off' },
  { code: '3', outcome: 'not_in' },
  { code: '4', outcome: 'do_not_call' },
];
