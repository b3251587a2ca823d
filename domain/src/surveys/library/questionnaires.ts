import { expectedSeconds } from '../lint/expected-seconds.ts';
import type { SurveyDefinition } from '../survey-definition.ts';
import { complaint, complaintNote } from './questionnaire/complaint.ts';
import { contactMoment, contactMomentNote } from './questionnaire/contact-moment.ts';
import { delivery, deliveryNote } from './questionnaire/delivery.ts';
import { effort, effortNote } from './questionnaire/effort.ts';
import { exit, exitNote } from './questionnaire/exit.ts';
import { expectation, expectationNote } from './questionnaire/expectation.ts';
import { expectationGap, expectationGapNote } from './questionnaire/expectation-gap.ts';
import { grade, gradeNote } from './questionnaire/grade.ts';
import { kiosk, kioskNote } from './questionnaire/kiosk.ts';
import { loyalty, loyaltyNote } from './questionnaire/loyalty.ts';
import { market, marketNote } from './questionnaire/market.ts';
import { moment, momentNote } from './questionnaire/moment.ts';
import { onboarding, onboardingNote } from './questionnaire/onboarding.ts';
import { price, priceNote } from './questionnaire/price.ts';
import { recommendation, recommendationNote } from './questionnaire/recommendation.ts';
import { relation, relationNote } from './questionnaire/relation.ts';
import { review, reviewNote } from './questionnaire/review.ts';
import { silentCustomer, silentCustomerNote } from './questionnaire/silent-customer.ts';
import { telephone, telephoneNote } from './questionnaire/telephone.ts';
import { visit, visitNote } from './questionnaire/visit.ts';
import type { QuestionnaireDetails } from './questionnaire-details.ts';
import type { QuestionnaireNote } from './questionnaire-note.ts';

/** The ready surveys in the order in which they are offered: three to begin with, then those of 6.3 by their number. */
export const questionnaireIds = [
  'contact-moment',
  'grade',
  'recommendation',
  'relation',
  'moment',
  'loyalty',
  'effort',
  'expectation',
  'expectation-gap',
  'price',
  'delivery',
  'market',
  'complaint',
  'exit',
  'onboarding',
  'visit',
  'kiosk',
  'telephone',
  'review',
  'silent-customer',
] as const;

export type QuestionnaireId = (typeof questionnaireIds)[number];

export type QuestionnaireEntry = QuestionnaireNote & Readonly<{ id: QuestionnaireId; secondsExpected: number }>;

type ReadyQuestionnaire = Readonly<{
  note: QuestionnaireNote;
  make: (details: QuestionnaireDetails) => SurveyDefinition;
}>;

const ready: Readonly<Record<QuestionnaireId, ReadyQuestionnaire>> = {
  'contact-moment': { note: contactMomentNote, make: contactMoment },
  grade: { note: gradeNote, make: grade },
  recommendation: { note: recommendationNote, make: recommendation },
  relation: { note: relationNote, make: relation },
  moment: { note: momentNote, make: moment },
  loyalty: { note: loyaltyNote, make: loyalty },
  effort: { note: effortNote, make: effort },
  expectation: { note: expectationNote, make: expectation },
  'expectation-gap': { note: expectationGapNote, make: expectationGap },
  price: { note: priceNote, make: price },
  delivery: { note: deliveryNote, make: delivery },
  market: { note: marketNote, make: market },
  complaint: { note: complaintNote, make: complaint },
  exit: { note: exitNote, make: exit },
  onboarding: { note: onboardingNote, make: onboarding },
  visit: { note: visitNote, make: visit },
  kiosk: { note: kioskNote, make: kiosk },
  telephone: { note: telephoneNote, make: telephone },
  review: { note: reviewNote, make: review },
  'silent-customer': { note: silentCustomerNote, make: silentCustomer },
};

export function isQuestionnaireId(value: unknown): value is QuestionnaireId {
  return questionnaireIds.some((id) => id === value);
}

/** A complete survey with a norm filled in, ready to be edited or published as it is. */
export function draftFromQuestionnaire(id: QuestionnaireId, details: QuestionnaireDetails): SurveyDefinition {
  return ready[id].make(details);
}

/** How long each takes is counted from the survey itself, with a firm whose name does not matter. */
const anyFirm: QuestionnaireDetails = { name: '-', organisation: '-', readerName: '-' };

export const questionnaires: readonly QuestionnaireEntry[] = questionnaireIds.map((id) => ({
  id,
  ...ready[id].note,
  secondsExpected: expectedSeconds(draftFromQuestionnaire(id, anyFirm)),
}));
