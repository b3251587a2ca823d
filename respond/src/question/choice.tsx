import type { ComponentChildren } from 'preact';
import { firstControlId } from './question-props.ts';

type ChoiceProps = Readonly<{
  questionId: string;
  value: string | number;
  /** The error summary leads to the first choice. */
  isFirst: boolean;
  isChosen: boolean;
  /** Several may be chosen. */
  isTick?: boolean;
  /** Choosing it undoes the others, by the page's script; without one the server says so. */
  isExclusive?: boolean;
  /** Chosen in the mail and not yet confirmed: dashed. */
  isWaiting?: boolean;
  /** What is spoken instead of the visible text, where a bare number would say too little. */
  spoken?: string | undefined;
  class?: string;
  /** The language of the words, where it is not the page's. */
  words?: Readonly<{ lang?: string; dir?: 'ltr' | 'rtl' }>;
  children: ComponentChildren;
}>;

/** A radio button or tick box of the browser in its label: arrows move, Tab leaves, a screen reader knows it. */
export function Choice(props: ChoiceProps) {
  const { questionId, value, isFirst, isChosen, spoken } = props;
  return (
    <label {...(props.class === undefined ? {} : { class: props.class })} {...props.words}>
      <input
        type={props.isTick ? 'checkbox' : 'radio'}
        name={questionId}
        value={value}
        {...(isFirst ? { id: firstControlId(questionId) } : {})}
        {...(spoken === undefined ? {} : { 'aria-label': spoken })}
        {...(props.isWaiting ? { class: 'm' } : {})}
        {...(props.isExclusive ? { 'data-x': '' } : {})}
        {...(isChosen ? { checked: true } : {})}
      />
      <span>{props.children}</span>
    </label>
  );
}
