import type { ComponentChildren } from 'preact';
import { firstControlId } from './question-props.ts';

type ChoiceProps = Readonly<{
  questionId: string;
  value: string | number;
  /** The error summary leads to the first choice. */
  isFirst: boolean;
  isChosen: boolean;
  /** Chosen in the mail and not yet confirmed: dashed. */
  isWaiting?: boolean;
  /** What is spoken instead of the visible text, where a bare number would say too little. */
  spoken?: string | undefined;
  children: ComponentChildren;
}>;

/** A radio button of the browser in its label: arrows move, Tab leaves, a screen reader knows it. */
export function Choice({ questionId, value, isFirst, isChosen, isWaiting, spoken, children }: ChoiceProps) {
  return (
    <label>
      <input
        type="radio"
        name={questionId}
        value={value}
        {...(isFirst ? { id: firstControlId(questionId) } : {})}
        {...(spoken === undefined ? {} : { 'aria-label': spoken })}
        {...(isWaiting ? { class: 'm' } : {})}
        {...(isChosen ? { checked: true } : {})}
      />
      <span>{children}</span>
    </label>
  );
}
