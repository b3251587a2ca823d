import type { ComplimentQuestion } from '@voldaan/domain/surveys/question/compliment';
import { message } from '../catalogue.ts';
import type { QuestionProps } from './question-props.ts';
import { TextField } from './text-field.tsx';

/** Thanks to a person of the company; it says that they will be told. */
export function Compliment(props: QuestionProps<ComplimentQuestion>) {
  return <TextField props={props} hint={message(props.language, 'compliment.hint')} isShort={false} />;
}
