import { answerInWords } from './answer-in-words.ts';
import type { Answers } from './answers.ts';
import { contactValue } from './contact-value.ts';
import type { LanguageTag } from './language-tag.ts';
import { mergeFieldShape } from './merge-field.ts';
import type { PathContext } from './path.ts';
import type { Question } from './question/question.ts';
import type { RatingQuestion } from './question/rating.ts';
import { attributeText, questionsOf, type SurveyDefinition } from './survey-definition.ts';
import { type SurveyText, textIn } from './survey-text.ts';
import { tidyValue } from './tidy-value.ts';

/** What fills the fields of a text besides the survey itself. Whatever is missing gives the field's fallback. */
export type MergeValues = Readonly<{
  answers?: Answers;
  contact?: PathContext['contact'];
  /** Who was met: the mechanic, the adviser. */
  person?: string;
  attribute?: string;
  alternative?: string;
}>;

/**
 * Fills the fields of a text of the survey. The result is plain text, to be escaped where it is shown. What comes out of
 * a field is never read again: a customer who is called {org} is called so.
 */
export function fillText(
  definition: SurveyDefinition,
  text: string,
  tag: LanguageTag,
  values: MergeValues = {},
): string {
  return text.replace(mergeFieldShape, (whole, name: string, of: string | undefined, fallback: string | undefined) => {
    const value = fillingOf(definition, { name, of, tag }, values);
    return value === undefined ? whole : tidyValue(value) || (fallback ?? '');
  });
}

/** The text of a question with its own {attribute} and {alt} filled in. */
export function textOfQuestion(
  definition: SurveyDefinition,
  question: Question,
  tag: LanguageTag,
  values: MergeValues = {},
): string {
  return fillText(definition, textIn(question.text, tag), tag, valuesOfQuestion(definition, question, tag, values));
}

/** The values with what this question is about: for the words of its scale, which may name the alternative too. */
export function valuesOfQuestion(
  definition: SurveyDefinition,
  question: Question,
  tag: LanguageTag,
  values: MergeValues = {},
): MergeValues {
  if (question.kind !== 'rating') return values;
  return { ...values, ...namesIn(definition, question, tag) };
}

function namesIn(definition: SurveyDefinition, { attribute, alternative }: RatingQuestion, tag: LanguageTag) {
  return { attribute: textIn(attributeText(definition, attribute), tag), alternative: textIn(alternative ?? {}, tag) };
}

type Field = Readonly<{ name: string; of: string | undefined; tag: LanguageTag }>;

/** What a field says, empty when nothing is known, undefined when there is no such field. */
function fillingOf(definition: SurveyDefinition, { name, of, tag }: Field, values: MergeValues): string | undefined {
  if (of !== undefined) return fillingOfNamed(definition, { name, of, tag }, values);
  const inSurvey = (text: SurveyText | undefined): string => textIn(text ?? {}, tag);
  switch (name) {
    case 'org':
      return definition.organisation;
    case 'moment':
      return inSurvey(definition.moment);
    case 'product':
      return inSurvey(definition.product);
    case 'person':
      return values.person ?? '';
    case 'attribute':
      return values.attribute ?? '';
    case 'alt':
      return values.alternative ?? '';
    default:
      return undefined;
  }
}

function fillingOfNamed(
  definition: SurveyDefinition,
  { name, of, tag }: Field & { of: string },
  { contact = {}, answers = {} }: MergeValues,
): string | undefined {
  if (name === 'contact') return String(contactValue(contact, of) ?? '');
  if (name !== 'answer') return undefined;
  const question = questionsOf(definition).find(({ id }) => id === of);
  return question === undefined ? '' : answerInWords(question, answers, tag);
}
