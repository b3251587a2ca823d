import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import type { StepName } from './step.tsx';

/** What the wizard writes: the plan with its name, its questions and its contact moment. */
export type StudyEdit = Readonly<{
  name: string;
  plan: StudyDraft;
  surveyId: string | null;
  touchpointId: string | null;
}>;

export type ChangeStudy = (edit: (now: StudyEdit) => StudyEdit) => void;

/** Changes one part of the plan. */
export function changePlan(change: ChangeStudy, part: Partial<StudyDraft>): void {
  change((now) => ({ ...now, plan: { ...now.plan, ...part } }));
}

/** Whether mail goes out; who comes by a link on the wall, and who is called, gets none. */
export function isByMail({ channel, timing }: Pick<StudyDraft, 'channel' | 'timing'>): boolean {
  return channel === 'mail' && timing.kind !== 'anonymous';
}

/** Whether whoever comes by may answer, or gets a link from the company's own hand: nobody is planned then. */
export function isByLink({ channel, timing }: Pick<StudyDraft, 'channel' | 'timing'>): boolean {
  return channel === 'link' || timing.kind === 'anonymous';
}

const stepOfField: Readonly<Record<string, StepName>> = {
  name: 'purpose',
  purpose: 'purpose',
  norm: 'norm',
  timing: 'timing',
  channel: 'timing',
  reminder: 'timing',
  touchpoint_id: 'timing',
  audience: 'sample',
  sample: 'sample',
  precision: 'sample',
  legalBasis: 'sample',
  balancingNote: 'sample',
  targetAnswers: 'sample',
  survey_id: 'survey',
  letter: 'letter',
  reminderLetter: 'letter',
};

/** In which step a lack is mended, by where it was found; what no step knows is told before sending. */
export function stepOf(pointer: string): StepName {
  const field = pointer.split('/').find((part) => part !== '' && part !== 'plan') ?? '';
  return stepOfField[field] ?? 'send';
}
