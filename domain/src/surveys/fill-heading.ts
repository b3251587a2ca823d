import { fillText } from './fill-text.ts';
import type { Language } from './language.ts';
import type { SurveyDefinition } from './survey-definition.ts';

/** Longer names must be able to wrap on a phone of 320 px. */
const wholeNameMax = 24;

/** Fills a text that is shown large. A short company name stays on one line: "De / Vries" is not a name. */
export function fillHeading(definition: SurveyDefinition, text: string, language: Language): string {
  const { organisation } = definition;
  const whole = organisation.length <= wholeNameMax ? organisation.replaceAll(' ', '\u00a0') : organisation;
  return fillText({ ...definition, organisation: whole }, text, language);
}
