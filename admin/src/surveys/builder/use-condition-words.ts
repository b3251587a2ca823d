import { questionsOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { readCondition, type Term } from './condition.ts';
import { nameOfLanguage } from './languages.ts';
import { numbersOf, useWords } from './part-name.ts';

/** Words a condition for a line of the outline: "vraag 1 is hoogstens 6"; what is no plain sentence stays a formula. */
export function useConditionWords(definition: SurveyDefinition): (when: string) => string {
  const say = useSay();
  const format = useFormat();
  const words = useWords(definition);
  const numbers = numbersOf(definition);
  const questions = new Map(questionsOf(definition).map((question) => [question.id, question]));

  const valueWords = ({ subject }: Term, value: number | string) => {
    if (typeof value === 'number') return format.given(value);
    if (subject === 'language') return nameOfLanguage(value);
    const question = questions.get(subject);
    const option = question && 'options' in question ? question.options.find(({ id }) => id === value) : undefined;
    if (option) return words(option.text) || value;
    return value === 'yes' || value === 'no' || value === 'partly'
      ? say(`response.${value}`).toLocaleLowerCase()
      : value;
  };
  const subjectWords = ({ subject }: Term) => {
    const number = numbers.get(subject);
    if (number !== undefined) return say('condition.question-short', { number });
    return subject === 'language' || subject === 'channel' ? say(`condition.${subject}`) : subject;
  };
  const termWords = (term: Term) => {
    const values = term.values.map((value) => valueWords(term, value));
    const joined = values.join(term.operator === 'between' ? ` ${say('condition.to')} ` : ', ');
    return [subjectWords(term), say(`condition.${term.operator}`), joined].filter((part) => part !== '').join(' ');
  };
  return (when) => {
    const condition = readCondition(when);
    return condition === undefined
      ? when
      : condition.terms.map(termWords).join(` ${say(`condition.${condition.join}`)} `);
  };
}
