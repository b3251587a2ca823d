import type { Question } from '@voldaan/domain/surveys/question/question';
import type { ComponentChildren } from 'preact';
import { FaultMessage } from './fault-message.tsx';
import { Heading } from './heading.tsx';
import { describedBy, faultId, hintId, type QuestionProps } from './question-props.ts';

type GroupProps = QuestionProps<Question> &
  Readonly<{
    hint?: ComponentChildren;
    /** Ids of further words that belong to the choices: what the ends of a scale mean. */
    describedByIds?: readonly string[];
    /** Scores and amounts: the page's script sends them as numbers. */
    isNumber?: boolean;
    class?: string;
    children: ComponentChildren;
  }>;

/** Choices under one question: fieldset and legend, so that every choice is heard with its question. */
export function Group(props: GroupProps) {
  const { question, language, text, level, fault, hint, describedByIds = [], isNumber, children } = props;
  const ids = [
    ...(fault === undefined ? [] : [faultId(question.id)]),
    ...(hint === undefined ? [] : [hintId(question.id)]),
    ...describedByIds,
  ];
  return (
    <fieldset
      {...(props.class === undefined ? {} : { class: props.class })}
      {...(isNumber ? { 'data-n': '' } : {})}
      {...describedBy(ids)}
    >
      <legend>
        <Heading level={level} text={text} />
      </legend>
      {hint === undefined ? null : (
        <div class="hint" id={hintId(question.id)}>
          {hint}
        </div>
      )}
      <FaultMessage question={question} fault={fault} language={language} />
      {children}
    </fieldset>
  );
}
