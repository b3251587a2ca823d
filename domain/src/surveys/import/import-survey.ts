import { composeSurvey, type ImportDetails, type ImportedSurvey } from './compose-survey.ts';
import { readFormbricks } from './formbricks.ts';
import { readLimesurvey } from './limesurvey.ts';
import { readSurveyjs } from './surveyjs.ts';

export const importFormats = ['surveyjs', 'limesurvey', 'formbricks'] as const;

export type ImportFormat = (typeof importFormats)[number];

/** What a file holds: LimeSurvey's is XML and comes as text, the others are JSON and come as the value it says. */
export type ImportSource =
  | Readonly<{ format: 'limesurvey'; text: string }>
  | Readonly<{ format: 'surveyjs' | 'formbricks'; value: unknown }>;

/**
 * Makes a draft from another product's survey, and names everything that did not come along. Nothing in the file is run,
 * fetched or trusted; the draft still has to pass the same check as one that was written here.
 */
export function importSurvey(source: ImportSource, details: ImportDetails): ImportedSurvey {
  switch (source.format) {
    case 'limesurvey':
      return composeSurvey(readLimesurvey(source.text), details);
    case 'surveyjs':
      return composeSurvey(readSurveyjs(source.value), details);
    case 'formbricks':
      return composeSurvey(readFormbricks(source.value), details);
  }
}
