import { questionsOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { type SurveyText, textIn } from '@voldaan/domain/surveys/survey-text';
import { useMemo } from 'react';
import { useLanguage } from '../../catalogue/language-provider.tsx';
import { type PlainMessageKey, useSay } from '../../catalogue/text.tsx';
import type { ItemKind } from './new-part.ts';
import type { Part } from './tree.ts';

/** A text as staff know it: in their own language when the survey speaks it, else in its first; fields as dots. */
export function useWords(definition: SurveyDefinition): (text: SurveyText) => string {
  const { language } = useLanguage();
  const { languages } = definition;
  return useMemo(() => {
    const order = [language, ...languages];
    return (text) => {
      const words = order.map((tag) => textIn(text, tag)).find((found) => found.trim() !== '') ?? '';
      return words.replace(/\{[a-zA-Z_.]+(\|[^{}]*)?\}/g, '…');
    };
  }, [language, languages]);
}

/** What a part asks for, in two words: 1 to 10, open, yes or no. */
export function kindKey(part: Part): PlainMessageKey {
  if (part.kind === 'rating') return `scale.${part.scale}`;
  if (part.kind === 'page' || part.kind === 'branch' || part.kind === 'random') return `node-kind.${part.kind}`;
  return itemKindKey(part.kind);
}

export function itemKindKey(kind: ItemKind): PlainMessageKey {
  return `question-kind.${kind}`;
}

/** Numbers by question id, in the order of writing: the rows of a battery and the sides of a pair count too. */
export function numbersOf(definition: SurveyDefinition): ReadonlyMap<string, number> {
  return new Map(questionsOf(definition).map((question, index) => [question.id, index + 1]));
}

/** A question as a sentence names it: its words, cut where they grow long, or its id while it has none. */
export function useQuestionName(
  definition: SurveyDefinition,
): (question: Readonly<{ id: string; text: SurveyText }>) => string {
  const say = useSay();
  const words = useWords(definition);
  return (question) => {
    const text = words(question.text) || say('outline.no-words');
    return text.length > nameLengthMax ? `${text.slice(0, nameLengthMax - 1).trimEnd()}…` : text;
  };
}

const nameLengthMax = 60;
