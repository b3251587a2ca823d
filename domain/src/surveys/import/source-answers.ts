import type { Answers, AnswerValue } from '../answers.ts';
import { otherTextId } from '../question/choice-option.ts';
import type { SourceName, SourceNames } from './source-names.ts';
import { ownOf, type SourceValue } from './source-value.ts';

/** One answer as the source had it: its question, its row, and its own values; the words beside "other" apart. */
export type SourceAnswer = Readonly<{
  name: string;
  row?: string;
  value: SourceValue | readonly SourceValue[];
  otherText?: string;
}>;

/**
 * The answers in the names and values of the product that the survey came from, so that they can be laid beside an
 * export of it. What was skipped is not among them: other products do not store it.
 */
export function sourceAnswers(names: SourceNames, answers: Answers): readonly SourceAnswer[] {
  return Object.entries(names).flatMap(([id, name]) => {
    const given = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (given === undefined || given === null) return [];
    const otherText = answers[otherTextId({ id })];
    const row = name.row === undefined ? {} : { row: name.row };
    const other = typeof otherText === 'string' ? { otherText } : {};
    return [{ name: name.name, ...row, value: sourceValue(name, given), ...other }];
  });
}

function sourceValue(name: SourceName, given: NonNullable<AnswerValue>): SourceValue | readonly SourceValue[] {
  const known = (answer: number | string) => name.values && ownOf(name.values, String(answer));
  if (typeof given === 'number') return known(given) ?? given + (name.shift ?? 0);
  return typeof given === 'string' ? (known(given) ?? given) : given.map((option) => known(option) ?? option);
}
