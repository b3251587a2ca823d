import { keyedAnswers } from '@voldaan/domain/interviews/answer-keys';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { fillText, valuesOfQuestion } from '@voldaan/domain/surveys/fill-text';
import type { PathContext } from '@voldaan/domain/surveys/path';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { labelOf, scales } from '@voldaan/domain/surveys/scale';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import type { KeyedLine } from './keyed-list.tsx';

type Words = 'yes' | 'partly' | 'no' | 'dont_know' | 'not_applicable';
type Ground = Readonly<{ definition: SurveyDefinition; context: PathContext; answers: Answers }>;

/** The answers of a question as they are read out, each with its key; yes and no in the reader's own words. */
export function answerLines(
  question: Question,
  { definition, context, answers }: Ground,
  say: (words: Words) => string,
): readonly KeyedLine[] {
  const { language, contact } = context;
  const chosen = answers[question.id];
  return keyedAnswers(question).map(({ code, value }) => {
    const isChosen = Array.isArray(chosen) ? chosen.includes(String(value)) : chosen === value;
    const own = ownWords(value);
    return own === undefined
      ? { code, isChosen, words: spoken(value), lang: language }
      : { code, isChosen, words: say(own) };
  });

  function spoken(value: string | number): string {
    if (question.kind === 'rating') {
      const values = valuesOfQuestion(definition, question, language, { contact, answers });
      const label = labelOf(scales[question.scale], Number(value), language, definition.scaleLabels);
      return fillText(definition, label, language, values);
    }
    const option = 'options' in question ? question.options.find(({ id }) => id === value) : undefined;
    return option === undefined
      ? String(value)
      : fillText(definition, textIn(option.text, language), language, { contact, answers });
  }
}

const ownNames = {
  yes: 'yes',
  partly: 'partly',
  no: 'no',
  '~dont_know': 'dont_know',
  '~not_applicable': 'not_applicable',
} as const;

function ownWords(value: string | number): Words | undefined {
  const name = Object.keys(ownNames).find((one): one is keyof typeof ownNames => one === value);
  return name === undefined ? undefined : ownNames[name];
}
