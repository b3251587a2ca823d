import type { LanguageTag } from '../surveys/language-tag.ts';
import { normRange } from '../surveys/norm-range.ts';
import { type LetterFault, letterFaults } from './check-letter.ts';
import type { Letter } from './letter.ts';
import type { StudyDraft } from './study-draft.ts';

export type StudyStep = 'purpose' | 'norm' | 'method' | 'timing' | 'audience' | 'questionnaire' | 'letter';

/** What keeps a study from being started: the step of the wizard, a code, and where in the plan. */
export type StudyLack = Readonly<{ step: StudyStep; code: string; pointer: string }>;

/** What is known of the questionnaire: nothing, that it is being written, or in which languages it is asked. */
export type StudySurvey = Readonly<{ isPublished: boolean; isClosed: boolean; languages: readonly LanguageTag[] }>;

/**
 * Everything that a study lacks before it may ask anybody, in the order in which ISO 10004 plans a measurement: what it is
 * for, when the outcome is good, by which method and whom, and only then with which questions and words. A study without a
 * purpose or a norm is a number that nobody will act on. `attributes` are the keys that a letter may name, as letterFaults
 * has them.
 */
export function checkStudy(
  draft: StudyDraft,
  survey: StudySurvey | undefined,
  attributes?: readonly string[],
): readonly StudyLack[] {
  return [
    ...purposeLacks(draft),
    ...methodLacks(draft),
    ...audienceLacks(draft),
    ...surveyLacks(survey),
    ...letterLacks(draft, (letter) => letterFaults(letter, survey?.languages ?? [], attributes)),
  ];
}

function purposeLacks({ purpose, norm }: StudyDraft): readonly StudyLack[] {
  const lacks: StudyLack[] = [];
  if (purpose.trim() === '') lacks.push({ step: 'purpose', code: 'purpose_missing', pointer: '/purpose' });
  if (norm === null) return [...lacks, { step: 'norm', code: 'norm_missing', pointer: '/norm' }];
  const { minimum, maximum } = normRange[norm.metric];
  if (norm.value < minimum || norm.value > maximum)
    lacks.push({ step: 'norm', code: 'norm_out_of_range', pointer: '/norm/value' });
  return lacks;
}

function methodLacks({ timing, sample, targetAnswers }: StudyDraft): readonly StudyLack[] {
  const lacks: StudyLack[] = [];
  if (timing.kind === 'moment' && timing.event === '')
    lacks.push({ step: 'timing', code: 'event_missing', pointer: '/timing/event' });
  if (timing.kind !== 'relation' && sample.kind !== 'census')
    lacks.push({ step: 'method', code: 'sample_needs_cadence', pointer: '/sample/kind' });
  if (sample.kind === 'quota' && Object.values(sample.places).every((places) => places === 0))
    lacks.push({ step: 'method', code: 'quota_empty', pointer: '/sample/places' });
  if (timing.kind !== 'relation' && targetAnswers !== null)
    lacks.push({ step: 'method', code: 'target_needs_cadence', pointer: '/targetAnswers' });
  return lacks;
}

function audienceLacks({ legalBasis, balancingNote, timing }: StudyDraft): readonly StudyLack[] {
  // Who is asked by a link on the wall is not written to, and needs no ground for it.
  if (timing.kind === 'anonymous') return [];
  if (legalBasis === null) return [{ step: 'audience', code: 'legal_basis_missing', pointer: '/legalBasis' }];
  if (legalBasis !== 'legitimate_interest' || balancingNote.trim() !== '') return [];
  return [{ step: 'audience', code: 'balancing_note_missing', pointer: '/balancingNote' }];
}

function surveyLacks(survey: StudySurvey | undefined): readonly StudyLack[] {
  const lack = (code: string): readonly StudyLack[] => [{ step: 'questionnaire', code, pointer: '/survey_id' }];
  if (survey === undefined) return lack('survey_missing');
  if (survey.isClosed) return lack('survey_closed');
  return survey.isPublished ? [] : lack('survey_not_published');
}

function letterLacks(
  { channel, letter, reminder, reminderLetter }: StudyDraft,
  faultsIn: (letter: Letter) => readonly LetterFault[],
): readonly StudyLack[] {
  if (channel !== 'mail') return [];
  const reminded = reminder === null ? [] : faultsOf(reminderLetter, '/reminderLetter', faultsIn);
  return [...faultsOf(letter, '/letter', faultsIn), ...reminded];
}

function faultsOf(
  letter: Letter | null,
  pointer: string,
  faultsIn: (letter: Letter) => readonly LetterFault[],
): readonly StudyLack[] {
  if (letter === null) return [{ step: 'letter', code: 'letter_missing', pointer }];
  return faultsIn(letter).map((fault) => {
    return { step: 'letter', code: fault.code, pointer: `${pointer}${fault.pointer}` };
  });
}
