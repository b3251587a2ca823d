import type { Language } from '../language.ts';
import type { SurveyDefinition } from './survey-definition.ts';

const field = /\{(org|moment)\}/g;

/** Replaces {org} and {moment} in a text of the survey. The result is text, to be escaped where it is shown. */
export function fillText(definition: SurveyDefinition, text: string, language: Language): string {
  return text.replace(field, (_, name: string) =>
    name === 'org' ? definition.organisation : definition.moment[language],
  );
}
