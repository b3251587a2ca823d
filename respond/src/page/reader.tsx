import type { Language } from '@voldaan/domain/language';
import { fillText } from '@voldaan/domain/surveys/fill-text';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';

/** Who reads the answer, by name: the sentence continues after it. */
export function Reader({ definition, language }: Readonly<{ definition: SurveyDefinition; language: Language }>) {
  const { name, sentence } = definition.reader;
  return (
    <p class="who">
      <i aria-hidden="true">{initialsOf(name)}</i>
      <span>
        {name} {fillText(definition, sentence[language], language)}
      </span>
    </p>
  );
}

/** First letters of the first and the last word: "Sanne van Dijk" is SD. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}
