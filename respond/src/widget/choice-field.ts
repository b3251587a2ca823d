import { otherTextId } from '@voldaan/domain/surveys/question/choice-option';
import { type Child, element } from './element.ts';
import type { Field, Scene } from './scene.ts';

export type Choice = Readonly<{
  value: string;
  shown: Child;
  /** For who does not see it, where what is seen does not say it all. */
  spoken?: string | undefined;
  /** Apart from the scale: drawn dashed, outside every figure. */
  isApart?: boolean;
  takesText?: boolean;
  exclusive?: boolean;
}>;

export type ChoiceList = Readonly<{
  id: string;
  legend: string;
  choices: readonly Choice[];
  /** Side by side as keys, or one below the other. */
  look: 'keys' | 'list';
  takesSeveral?: boolean;
  /** Above and below the keys: what the ends mean. */
  ends?: readonly [string, string];
}>;

/** One or several of a list, as a group of the browser's own controls: arrows, Tab and screen readers know them. */
export function choiceField(list: ChoiceList, scene: Scene): Field & Readonly<{ chosen: () => readonly string[] }> {
  const { id, choices, ends } = list;
  const given = scene.answers[id];
  const before = (Array.isArray(given) ? given : [given]).map(String);
  const inputs: HTMLInputElement[] = [];
  const other = otherField(list, scene);
  const sync = (choice: Choice) => {
    // "None of these" undoes the others, and any other undoes it.
    for (const [place, input] of inputs.entries()) {
      const isBeside = choice.exclusive === true ? choices[place] !== choice : choices[place]?.exclusive === true;
      if (list.takesSeveral && isBeside) input.checked = false;
    }
    if (other) other.hidden = !inputs.some((input, place) => input.checked && choices[place]?.takesText);
  };
  const labels = choices.map((choice) => {
    const input = element('input', {
      type: list.takesSeveral ? 'checkbox' : 'radio',
      name: id,
      value: choice.value,
      checked: before.includes(choice.value),
      'aria-label': choice.spoken,
      change: () => input.checked && sync(choice),
    });
    inputs.push(input);
    return element('label', { class: choice.isApart ? 'apart' : undefined }, input, element('span', {}, choice.shown));
  });
  const scored = choices.filter((choice) => !choice.isApart).length;
  const row = element('div', { class: list.look, style: undefined }, ...labels);
  row.style.setProperty('--n', String(scored));
  const node = element(
    'fieldset',
    {},
    element('legend', { tabindex: -1 }, list.legend),
    ends && element('p', {}, ends[0]),
    row,
    ends && element('p', { class: 'hi' }, ends[1]),
    other,
  );
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const first = choices.find((choice) => before.includes(choice.value));
  if (first) sync(first);
  return {
    node,
    chosen,
    read: () => {
      const values = chosen();
      const [value] = values;
      if (value === undefined) return {};
      const words = other && !other.hidden ? other.querySelector('input')?.value.trim() : '';
      const answer = list.takesSeveral ? values : value;
      return words ? { [id]: answer, [otherTextId({ id })]: words } : { [id]: answer };
    },
  };
}

/** The line for "other, namely"; there only while that is chosen. */
function otherField({ id, choices }: ChoiceList, { survey, answers }: Scene): HTMLElement | undefined {
  if (!choices.some((choice) => choice.takesText)) return undefined;
  const words = answers[otherTextId({ id })];
  const field = element('input', { type: 'text', maxlength: 500, value: typeof words === 'string' ? words : '' });
  return element('label', { class: 'free', hidden: true }, survey.words.namely, field);
}
