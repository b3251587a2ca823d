import { offScaleAnswers } from '@voldaan/domain/surveys/answers';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { SelectField, type SelectOption } from '../../ui/select-field.tsx';
import { operators, operatorsFor, type Term, termAbout, withOperator } from './condition.ts';
import { nameOfLanguage } from './languages.ts';
import { numbersOf, useQuestionName, useWords } from './part-name.ts';
import { useBuilder } from './use-builder.ts';

type Props = Readonly<{ term: Term; questions: readonly Question[]; onChange: (term: Term) => void }>;

/** One statement as pickers in a sentence: about what, what of it, and which values. */
export function ConditionTerm({ term, questions, onChange }: Props) {
  const say = useSay();
  const { definition } = useBuilder().draft;
  const question = questions.find(({ id }) => id === term.subject);
  const subjects = useSubjects(questions, term);
  const offered = question ? operatorsFor(question) : (['is', 'is-not'] as const);
  const chosenOperators = operators.filter(
    (operator) => offered.some((known) => known === operator) || operator === term.operator,
  );
  return (
    <>
      <SelectField
        isQuiet
        label={say('condition.subject')}
        value={term.subject}
        options={subjects}
        onChange={(subject) => onChange(termAbout(subject, questions, definition))}
      />
      <SelectField
        isQuiet
        label={say('condition.operator')}
        value={term.operator}
        options={chosenOperators.map((operator) => ({ value: operator, label: say(`condition.${operator}`) }))}
        onChange={(operator) => onChange(withOperator(term, operator, question))}
      />
      <TermValues term={term} question={question} onChange={onChange} />
    </>
  );
}

/** Earlier questions, the language and the way of asking; and what the condition names though it is not there. */
function useSubjects(questions: readonly Question[], term: Term): readonly SelectOption<string>[] {
  const say = useSay();
  const { definition } = useBuilder().draft;
  const nameOf = useQuestionName(definition);
  const numbers = numbersOf(definition);
  const known = [
    ...questions.map((question) => ({
      value: question.id,
      label: say('condition.question', { number: numbers.get(question.id) ?? 0, text: nameOf(question) }),
    })),
    { value: 'language', label: say('condition.language') },
    { value: 'channel', label: say('condition.channel') },
  ];
  const isKnown = known.some(({ value }) => value === term.subject);
  return isKnown ? known : [...known, { value: term.subject, label: term.subject }];
}

type ValuesProps = Readonly<{ term: Term; question: Question | undefined; onChange: (term: Term) => void }>;

function TermValues({ term, question, onChange }: ValuesProps) {
  const say = useSay();
  const options = useValueOptions(term, question);
  const set = (index: number, value: number | string) =>
    onChange({ ...term, values: term.values.map((old, at) => (at === index ? value : old)) });
  if (term.operator === 'one-of') return <ManyValues term={term} options={options} onChange={onChange} />;
  return term.values.map((value, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second value have no other name
    <span key={index} className="sentence-value">
      {index === 1 ? <span>{say('condition.to')}</span> : null}
      {options.length > 0 ? (
        <SelectField
          isQuiet
          label={say('condition.value', { number: index + 1 })}
          value={String(value)}
          options={withValue(options, String(value))}
          onChange={(text) =>
            set(index, typeof value === 'number' && isNumber(text) ? Number(text) : numberOrText(text, question))
          }
        />
      ) : (
        <input
          className="input sentence-input"
          aria-label={say('condition.value', { number: index + 1 })}
          value={String(value)}
          inputMode={question?.kind === 'number' ? 'decimal' : 'text'}
          onChange={(event) => set(index, numberOrText(event.target.value, question))}
        />
      )}
    </span>
  ));
}

/** "Is one of": a tick per choice. */
function ManyValues({
  term,
  options,
  onChange,
}: Readonly<{ term: Term; options: readonly SelectOption<string>[]; onChange: (term: Term) => void }>) {
  return (
    <span className="sentence-choices">
      {options.map(({ value, label }) => (
        <label key={value} className="sentence-choice">
          <input
            type="checkbox"
            checked={term.values.includes(value)}
            onChange={(event) => {
              const others = term.values.filter((kept) => kept !== value);
              const values = event.target.checked ? [...others, value] : others;
              if (values.length > 0) onChange({ ...term, values });
            }}
          />
          {label}
        </label>
      ))}
    </span>
  );
}

/** What can be chosen as the value; nothing when it is typed. */
function useValueOptions(term: Term, question: Question | undefined): readonly SelectOption<string>[] {
  const say = useSay();
  const format = useFormat();
  const { definition } = useBuilder().draft;
  const words = useWords(definition);
  if (question === undefined) {
    if (term.subject === 'language')
      return definition.languages.map((tag) => ({ value: tag, label: nameOfLanguage(tag) }));
    if (term.subject === 'channel')
      return channels.map((channel) => ({ value: channel, label: say(`channel.${channel}`) }));
    return [];
  }
  switch (question.kind) {
    case 'rating': {
      const scores = scoresOf(scales[question.scale], question.halfSteps);
      const offered = term.operator === 'is' || term.operator === 'is-not' ? (question.offers ?? []) : [];
      return [
        ...scores.map((score) => ({
          value: String(score),
          label: format.given(score),
        })),
        ...offScaleAnswers
          .filter((code) => offered.includes(code))
          .map((code) => ({
            value: code,
            label: say(code === '~dont_know' ? 'answer.dont-know' : 'answer.not-applicable'),
          })),
      ];
    }
    case 'yes-no':
    case 'consent': {
      const values =
        question.kind === 'yes-no' && question.partly ? (['yes', 'partly', 'no'] as const) : (['yes', 'no'] as const);
      return values.map((value) => ({ value, label: say(`response.${value}`) }));
    }
    case 'single':
    case 'multiple':
      return question.options.map((option) => ({ value: option.id, label: words(option.text) || option.id }));
    default:
      return [];
  }
}

const channels = ['mail', 'link', 'widget', 'embed', 'kiosk', 'qr', 'telephone', 'api'] as const;

function withValue(options: readonly SelectOption<string>[], value: string): readonly SelectOption<string>[] {
  return options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
}

function numberOrText(text: string, question: Question | undefined): number | string {
  const isAmount = question?.kind === 'rating' || question?.kind === 'number';
  return isAmount && isNumber(text) ? Number(text.replace(',', '.')) : text;
}

function isNumber(text: string): boolean {
  return /^-?\d{1,15}([.,]\d{1,4})?$/.test(text.trim());
}
