import type { ImportFormat } from './survey-requests.ts';

/** Which program wrote a file, told by what is in it; a name ends in many ways. */
export function formatOf(name: string, text: string): ImportFormat | undefined {
  const start = text.trimStart().slice(0, 5_000);
  if (name.toLowerCase().endsWith('.lss') || (start.startsWith('<') && /LimeSurvey/i.test(start))) return 'limesurvey';
  if (!start.startsWith('{') && !start.startsWith('[')) return undefined;
  if (/"(pages|elements)"\s*:/.test(text)) return 'surveyjs';
  return /"(questions|blocks|welcomeCard|endings)"\s*:/.test(text) ? 'formbricks' : undefined;
}
