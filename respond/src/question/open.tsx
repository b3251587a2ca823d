import type { OpenQuestion } from '@voldaan/domain/surveys/question/open';
import { message } from '../catalogue.ts';
import type { QuestionProps } from './question-props.ts';
import { TextField } from './text-field.tsx';

/** A text in the customer's own words. The first of a page asks to leave the names of others out. */
export function Open(props: QuestionProps<OpenQuestion>) {
  const hint = props.isFirstOpen ? message(props.language, 'question.noNames') : '';
  return <TextField props={props} hint={hint} isShort={props.question.short === true} />;
}
