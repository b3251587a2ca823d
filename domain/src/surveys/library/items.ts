import type { LanguageTag } from '../language-tag.ts';
import type { Question } from '../question/question.ts';
import type { RatingQuestion } from '../question/rating.ts';
import { type SurveyText, type TextStatus, textIn } from '../survey-text.ts';
import { type AttributeId, attributes } from './attributes.ts';
import { changeQuestion } from './change-texts.ts';
import { inLanguages } from './in-languages.ts';
import { complaintItems } from './item/complaint-items.ts';
import { coreItems } from './item/core-items.ts';
import { deliveryItems } from './item/delivery-items.ts';
import { expectationItems } from './item/expectation-items.ts';
import type { ItemGroup } from './item/item.ts';
import { leavingItems } from './item/leaving-items.ts';
import { loyaltyItems } from './item/loyalty-items.ts';
import { permissionItems } from './item/permission-items.ts';
import { priceItems } from './item/price-items.ts';
import { reviewItems } from './item/review-items.ts';
import { serviceItems } from './item/service-items.ts';
import { visitItems } from './item/visit-items.ts';

const groups = {
  core: coreItems,
  expectation: expectationItems,
  price: priceItems,
  delivery: deliveryItems,
  service: serviceItems,
  loyalty: loyaltyItems,
  complaint: complaintItems,
  leaving: leavingItems,
  permission: permissionItems,
  review: reviewItems,
  visit: visitItems,
} as const satisfies Readonly<Record<string, ItemGroup>>;

export type ItemGroupId = keyof typeof groups;

export const itemGroupIds = [
  'core',
  'expectation',
  'price',
  'delivery',
  'service',
  'loyalty',
  'complaint',
  'leaving',
  'permission',
  'review',
  'visit',
] as const satisfies readonly ItemGroupId[];

/** One question of the bank. Its id is the question's own; {attribute} in its text asks for an attribute. */
export type LibraryItem = Readonly<{
  id: string;
  group: ItemGroupId;
  question: Question;
  needsAttribute: boolean;
  /** Every wording is a draft until it was read by a second person and tried on people (question-library.md 6.5). */
  status: TextStatus;
}>;

/** The whole bank in the order of question-library.md 6.2. */
export const items: readonly LibraryItem[] = itemGroupIds.flatMap((group) =>
  Object.values<Question>(groups[group]).map((question) => ({
    id: question.id,
    group,
    question,
    needsAttribute: textIn(question.text, 'en').includes('{attribute}'),
    status: 'draft',
  })),
);

const itemsById = new Map(items.map((item) => [item.id, item]));

export function itemOf(id: string): LibraryItem | undefined {
  return itemsById.get(id);
}

/** A question of the bank as it is put into a survey: in the survey's languages, about one attribute if it needs one. */
export function questionFromItem(
  item: LibraryItem,
  choice: Readonly<{ languages: readonly LanguageTag[]; attribute?: AttributeId }>,
): Question {
  const { question } = item;
  const asked =
    question.kind === 'rating' && choice.attribute !== undefined
      ? aboutAttribute(question, choice.attribute)
      : question;
  return changeQuestion(asked, (text) => inLanguages(text, choice.languages));
}

/**
 * The item about one attribute, with the attribute's words in its text. It is an item of its own with its own trend line:
 * the delivery and the price are never counted together. A question without {attribute} stays as it is.
 */
export function aboutAttribute(question: RatingQuestion, id: AttributeId): RatingQuestion {
  if (!textIn(question.text, 'en').includes('{attribute}')) return question;
  const { phrase, touchpoint } = attributes[id];
  const item = `${question.item}_${id}`;
  return {
    ...question,
    id: item,
    item,
    comparabilityKey: `${item}:${question.scale}:1`,
    attribute: id,
    touchpoint,
    text: withWords(question.text, phrase),
  };
}

/** The languages of both texts, each taking plain Dutch where it has no jij of its own. */
function withWords(text: SurveyText, phrase: SurveyText): SurveyText {
  const tags = Object.keys({ ...text, ...phrase });
  const whole = inLanguages(text, tags);
  const words = inLanguages(phrase, tags);
  return Object.fromEntries(
    tags.map((tag) => [tag, textIn(whole, tag).replaceAll('{attribute}', () => textIn(words, tag))]),
  );
}
