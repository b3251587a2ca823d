import { fillText } from '@voldaan/domain/surveys/fill-text';
import type { NumberQuestion } from '@voldaan/domain/surveys/question/number';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { localeOf, message, ownWords } from '../catalogue.ts';
import { controlOf, Field } from './field.tsx';
import { hintId, type QuestionProps } from './question-props.ts';

/** An amount, typed: a text field with the number keys, because a number field changes under a scrolling thumb. */
export function NumberField(props: QuestionProps<NumberQuestion>) {
  const { definition, question, language } = props;
  const { minimum, maximum, decimals } = question;
  const unit = fillText(definition, textIn(question.unit ?? {}, language), language);
  const unitId = `${question.id}-unit`;
  return (
    <Field
      {...props}
      class="num"
      isNumber
      hint={<span {...ownWords(language)}>{message(language, 'number.between', { minimum, maximum })}</span>}
    >
      <div class="nu">
        <input
          {...controlOf(props, [hintId(question.id), ...(unit === '' ? [] : [unitId])])}
          inputmode={decimals > 0 ? 'decimal' : minimum < 0 ? 'text' : 'numeric'}
          autocomplete="off"
          maxlength={20}
          value={shownNumber(props.value, language)}
        />
        {unit === '' ? null : <span id={unitId}>{unit}</span>}
      </div>
    </Field>
  );
}

/** With the decimal sign of the language and without thousands, as a person types it. */
function shownNumber(value: unknown, language: string): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return '';
  return new Intl.NumberFormat(localeOf(language), { useGrouping: false, maximumFractionDigits: 4 }).format(value);
}
