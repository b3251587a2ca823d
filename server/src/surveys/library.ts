import type { Language } from '@voldaan/domain/language';
import type { ItemGroupId } from '@voldaan/domain/surveys/library/items';
import { searchItems, searchQuestionnaires } from '@voldaan/domain/surveys/library/search-library';
import { textIn } from '@voldaan/domain/surveys/survey-text';

export type LibraryWish = Readonly<{ search?: string | undefined; language: Language }>;

/** The ready surveys that fit what somebody wants to know, the best first; all of them without words. */
export function listQuestionnaires({ search = '', language }: LibraryWish) {
  const data = searchQuestionnaires(search, language).map((entry) => ({
    id: entry.id,
    code: entry.code,
    name: entry.name[language],
    purpose: entry.purpose[language],
    when: entry.when[language],
    method: entry.method[language],
    items_most: entry.itemsMost,
    expected_seconds: Math.round(entry.secondsExpected),
  }));
  return { data };
}

/** The questions of the bank that fit, the best first. */
export function listItems({
  search = '',
  language,
  group,
}: LibraryWish & Readonly<{ group?: ItemGroupId | undefined }>) {
  const data = searchItems(search, language)
    .filter((item) => group === undefined || item.group === group)
    .map((item) => ({
      id: item.id,
      group: item.group,
      text: textIn(item.question.text, language),
      needs_attribute: item.needsAttribute,
      status: item.status,
      question: item.question,
    }));
  return { data };
}
