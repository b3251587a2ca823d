import type { AttributeId } from '@voldaan/domain/surveys/library/attributes';
import { attributeBattery, batteryHeadings } from '@voldaan/domain/surveys/library/battery-of';
import { coreItems } from '@voldaan/domain/surveys/library/item/core-items';
import { expectationItems } from '@voldaan/domain/surveys/library/item/expectation-items';
import { loyaltyItems } from '@voldaan/domain/surveys/library/item/loyalty-items';
import { page } from '@voldaan/domain/surveys/library/page';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { readySurvey } from '@voldaan/domain/surveys/library/ready-survey';
import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';

/** One survey of a seeded company: what it asks, how much of all answers it gets, and which moment it is about, if any. */
export type SeedSurvey = Readonly<{
  definition: SurveyDefinition;
  share: number;
  /** The place of the contact moment in the default journey. */
  moment: number | undefined;
  /** How its customers fare, in marks above or below the average. */
  leaning: number;
}>;

/** What a seeded company has unless fewer are wished. */
export const seedSurveysMost = 20;

const parts: readonly AttributeId[] = [
  'product_quality',
  'response_speed',
  'expertise',
  'promises_kept',
  'price',
  'delivery',
  'kept_informed',
];
const moments = [2, 3, 4, 6, 8, 9, 11, 13, 14, 15] as const;

/**
 * Up to twenty surveys of three to eight scored items: the largest, of the relation, asks eight and gets more than a quarter
 * of all answers; every other one is about a contact moment.
 */
export function seedSurveys(organisation: string, count: number): readonly SeedSurvey[] {
  const weights = Array.from({ length: count }, (_, place) => 1 / (place + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, place) => ({
    definition: definitionOf(place, organisation),
    share: weight / total,
    moment: place % 2 === 1 ? moments[(place - 1) / 2] : undefined,
    leaning: Math.sin(place * 1.7) * 0.35,
  }));
}

function definitionOf(place: number, organisation: string): SurveyDefinition {
  const isMoment = place % 2 === 1;
  const name = `${isMoment ? 'Contactmoment' : 'Relatie'} ${String(place + 1).padStart(2, '0')}`;
  const details = { name, organisation, readerName: 'Sanne van Dijk' };
  const { questionnaire, slip } = draftFromQuestionnaire(isMoment ? 'contact-moment' : 'relation', details);
  const first = isMoment ? coreItems.satOverall : coreItems.nps;
  return readySurvey(details, {
    questionnaire,
    slip,
    nodes: [page('first', first), page('more', ...moreItems(place)), page('close', coreItems.why)],
    norm: isMoment ? { role: 'csat', value: 0.8 } : { role: 'nps', value: 20 },
  });
}

/** With the first one, three to eight: the relation asks about parts of the company, a moment about expectation. */
function moreItems(place: number): readonly PageNode[] {
  const count = place === 0 ? 7 : 2 + (place % 6);
  const single =
    place === 0 ? [] : place % 2 === 1 ? [expectationItems.expVsOverall] : [coreItems.gradeOverall, loyaltyItems.again];
  const about = parts.slice(0, count - single.length);
  const battery = attributeBattery('parts', batteryHeadings.satisfied, expectationItems.satAttribute, about);
  return about.length === 0 ? single : [...single, battery];
}
