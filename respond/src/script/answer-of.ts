import type { AnswerValue } from '@voldaan/domain/surveys/answers';

/** A control of the form that a person gives an answer with. */
export type Control = HTMLInputElement | HTMLTextAreaElement;

/**
 * What stands in a control as the JSON entrance wants it: null when it was emptied, undefined when it is not an answer
 * yet, as a number that is half typed. Whether it fits its question is for the server to say.
 */
export function answerOf(
  form: HTMLFormElement,
  { name, type, value, dataset, parentElement }: Control,
): AnswerValue | undefined {
  if (value === '') return null;
  if (type === 'checkbox') {
    const chosen = [...form.querySelectorAll<HTMLInputElement>(`[name="${name}"]:checked`)].map((box) => box.value);
    return chosen.length > 0 ? chosen : null;
  }
  // Only the field of a ranking has it.
  if (dataset['r'] !== undefined) return value.split(' ');
  // Scores and amounts are numbers, unless they are an answer apart from the scale.
  if (value.startsWith('~') || !parentElement?.closest('[data-n]')) return value;
  const amount = Number(value.trim().replace(',', '.'));
  return Number.isNaN(amount) ? undefined : amount;
}
