import type { LanguageTag } from '../language-tag.ts';
import type { SurveyText } from '../survey-text.ts';
import type { KnownAnswer } from './compose-condition.ts';
import { idFrom, type SourceName } from './source-names.ts';
import type { LeaveOut } from './source-survey.ts';

/** What is gathered while a draft is composed: ids given out, answers that conditions may name, what is left out. */
export type Composing = Readonly<{
  leave: LeaveOut;
  newId: (name: string, fallback: string) => string;
  /** Pages have names of their own: one may be called as a question is. */
  newPageId: (name: string) => string;
  everyLanguage: (text: string) => SurveyText;
  know: (answer: KnownAnswer, name: SourceName) => void;
  known: ReadonlyMap<string, KnownAnswer>;
  names: () => Readonly<Record<string, SourceName>>;
}>;

export function makeComposing(languages: readonly LanguageTag[], leave: LeaveOut): Composing {
  const ids = new Set<string>();
  const pageIds = new Set<string>();
  const known = new Map<string, KnownAnswer>();
  const names = new Map<string, SourceName>();
  return {
    leave,
    newId: (name, fallback) => addId(ids, name, fallback),
    newPageId: (name) => addId(pageIds, name, 'page'),
    everyLanguage: (text) => Object.fromEntries(languages.map((tag) => [tag, text])),
    know: (answer, name) => {
      names.set(answer.id, name);
      for (const alias of aliasesOf(name)) if (!known.has(alias)) known.set(alias, answer);
      if (answer.kind !== 'choices' || answer.options === undefined) return;
      // LimeSurvey asks after one option by the question's name and the option's.
      for (const [value, option] of answer.options) known.set(`${name.name}_${value}`, { ...answer, option });
    },
    known,
    names: () => Object.fromEntries(names),
  };
}

function addId(ids: Set<string>, name: string, fallback: string): string {
  const id = idFrom(name, ids, fallback);
  ids.add(id);
  return id;
}

/** A row of a matrix is `matrix.row` to one product and `matrix_row` to another. */
function aliasesOf({ name, row }: SourceName): readonly string[] {
  return row === undefined ? [name] : [`${name}.${row}`, `${name}_${row}`];
}
