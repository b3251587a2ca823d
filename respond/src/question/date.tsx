import type { DateQuestion } from '@voldaan/domain/surveys/question/date';
import { localeOf, message, ownWords } from '../catalogue.ts';
import { controlOf, Field } from './field.tsx';
import { fieldText, hintId, type QuestionProps } from './question-props.ts';

/** A day, in the browser's own field: it knows the language, the calendar and the order in which days are written. */
export function DateField(props: QuestionProps<DateQuestion>) {
  const { question, language } = props;
  const hint = hintText(props);
  return (
    <Field {...props} {...(hint === '' ? {} : { hint: <span {...ownWords(language)}>{hint}</span> })}>
      <input
        {...controlOf(props, hint === '' ? [] : [hintId(question.id)])}
        type="date"
        class="day"
        {...(question.earliest === undefined ? {} : { min: question.earliest })}
        {...(question.latest === undefined ? {} : { max: question.latest })}
        value={fieldText(props.value)}
      />
    </Field>
  );
}

function hintText({ question, language }: QuestionProps<DateQuestion>): string {
  const earliest = question.earliest === undefined ? '' : formatDay(question.earliest, language);
  const latest = question.latest === undefined ? '' : formatDay(question.latest, language);
  if (earliest !== '' && latest !== '') return message(language, 'date.between', { earliest, latest });
  if (earliest !== '') return message(language, 'date.from', { earliest });
  return latest === '' ? '' : message(language, 'date.until', { latest });
}

function formatDay(day: string, language: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
