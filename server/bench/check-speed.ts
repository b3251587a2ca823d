import { compileAnswerCheck } from '@voldaan/domain/surveys/check-answers';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { Ajv } from 'ajv';
import { median } from './median.ts';

const rounds = 15;
const callsPerRound = 200_000;

/** Time of our compiled check of one payload beside that of ajv, compiled from a schema that asks the same. */
export function measureCheck(): Readonly<{ ratio: number; oursNs: number; ajvNs: number }> {
  const definition = draftFromQuestionnaire('recommendation', {
    name: 'Bench',
    organisation: 'De Vries',
    readerName: 'Anneke',
  });
  const check = compileAnswerCheck(definition);
  const validate = new Ajv().compile({
    type: 'object',
    properties: {
      nps: { anyOf: [{ type: 'integer', minimum: 0, maximum: 10 }, { type: 'null' }] },
      why: { type: ['string', 'null'], maxLength: 2_000 },
      may_contact: { enum: ['yes', 'no', null] },
    },
  });
  const answers = Array.from({ length: 64 }, (_, at) => ({
    nps: at % 11,
    why: `De monteur belde een half uur van tevoren en was vriendelijk. ${'Netjes opgelost. '.repeat(at % 16)}`,
    may_contact: at % 2 === 0 ? 'yes' : 'no',
  }));
  const ours = (given: unknown) => check(given) === undefined;
  const theirs = (given: unknown) => validate(given);
  const times = { ours: [] as number[], ajv: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.ours.push(nanoseconds(ours, answers));
    times.ajv.push(nanoseconds(theirs, answers));
  }
  // The first rounds are those in which both are still being compiled.
  const settled = (list: readonly number[]) => list.slice(5);
  const ratios = settled(times.ours).map((time, round) => time / (settled(times.ajv)[round] ?? Number.NaN));
  return { ratio: median(ratios), oursNs: median(settled(times.ours)), ajvNs: median(settled(times.ajv)) };
}

function nanoseconds(judge: (given: unknown) => boolean, answers: readonly unknown[]): number {
  let accepted = 0;
  const started = performance.now();
  for (let call = 0; call < callsPerRound; call++) if (judge(answers[call % answers.length])) accepted += 1;
  const passed = performance.now() - started;
  if (accepted !== callsPerRound) throw new Error('an answer in order was refused');
  return (passed * 1e6) / callsPerRound;
}
