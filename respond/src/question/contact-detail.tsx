import type { ContactDetailQuestion } from '@voldaan/domain/surveys/question/contact-detail';
import { controlOf, Field } from './field.tsx';
import { fieldText, type QuestionProps } from './question-props.ts';

/** By which the browser knows what to fill in, and a phone which keys to show (WCAG 1.3.5). */
const fields = {
  name: { type: 'text', autocomplete: 'name', maxlength: 200 },
  email: { type: 'email', autocomplete: 'email', maxlength: 254 },
  phone: { type: 'tel', autocomplete: 'tel', maxlength: 40 },
} as const;

/** Who the person is or how to reach them, given by themselves. */
export function ContactDetail(props: QuestionProps<ContactDetailQuestion>) {
  const { detail } = props.question;
  return (
    <Field {...props}>
      <input
        {...controlOf(props)}
        {...fields[detail]}
        {...(detail === 'name' ? {} : { dir: 'ltr' })}
        value={fieldText(props.value)}
      />
    </Field>
  );
}
