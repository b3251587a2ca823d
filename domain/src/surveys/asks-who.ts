import type { ConsentQuestion } from './question/consent.ts';
import type { ContactDetailQuestion } from './question/contact-detail.ts';
import type { Question } from './question/question.ts';
import { questionsOf, type SurveyDefinition } from './survey-definition.ts';

/** A question whose answer says who somebody is, or is worth something only to who knows it. */
export type WhoQuestion = ContactDetailQuestion | ConsentQuestion;

/**
 * The first question of a survey that asks for a name or an address, or whether somebody may be contacted, asked again or sent
 * offers. To publish words nobody has to know whose they are.
 */
export function asksWho(definition: SurveyDefinition): WhoQuestion | undefined {
  return questionsOf(definition).find(isWhoQuestion);
}

function isWhoQuestion(question: Question): question is WhoQuestion {
  return question.kind === 'contact-detail' || (question.kind === 'consent' && question.purpose !== 'publication');
}
