import type { ComplimentQuestion } from '@voldaan/domain/surveys/question/compliment';
import type { OpenQuestion } from '@voldaan/domain/surveys/question/open';
import type { ComponentChildren } from 'preact';
import { message, ownWords } from '../catalogue.ts';
import { controlOf, Field } from './field.tsx';
import { fieldText, hintId, type QuestionProps } from './question-props.ts';

type TextFieldProps = Readonly<{
  props: QuestionProps<OpenQuestion | ComplimentQuestion>;
  /** What stands under the question besides that it may be left empty. */
  hint: string;
  isShort: boolean;
}>;

/** A field for words: one line, or several that grow with what is written. */
export function TextField({ props, hint: more, isShort }: TextFieldProps) {
  const { question, language } = props;
  const hint = [question.required ? '' : message(language, 'question.emptyAllowed'), more].filter(Boolean).join(' ');
  const control = controlOf(props, hint === '' ? [] : [hintId(question.id)]);
  const maxlength = question.lengthMax;
  const field: ComponentChildren = isShort ? (
    <input {...control} maxlength={maxlength} autocomplete="off" value={fieldText(props.value)} />
  ) : (
    <textarea {...control} rows={3} maxlength={maxlength}>
      {fieldText(props.value)}
    </textarea>
  );
  return (
    <Field {...props} {...(hint === '' ? {} : { hint: <span {...ownWords(language)}>{hint}</span> })}>
      {field}
    </Field>
  );
}
