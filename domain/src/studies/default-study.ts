import type { Day } from './calendar/day.ts';
import { defaultReminder } from './schedule/reminder-of.ts';
import type { StudyKind } from './schedule/study.ts';
import type { StudyDraft, TimingDraft } from './study-draft.ts';
import { mayTravel } from './travels-along.ts';

/** Hours for which a question still makes sense after its moment: a week for what is remembered badly, longer for a relation. */
const weekHours = 168;
const monthHours = 720;

/** What is asked first when customers have little room: what can still be mended before what is only measured. */
const priorities: Readonly<Record<StudyKind, number>> = {
  complaint: 80,
  exit: 70,
  moment: 60,
  expectation: 60,
  relation: 50,
  silent: 40,
  anonymous: 50,
};

/**
 * A study of a kind as the wizard opens it. Purpose, norm, legal basis, survey and letter are left open: nobody should start
 * a study without having thought of them.
 */
export function defaultStudy(kind: StudyKind, today: Day): StudyDraft {
  return {
    purpose: '',
    norm: null,
    channel: kind === 'anonymous' ? 'link' : 'mail',
    timing: defaultTiming(kind, today),
    audience: kind === 'exit' ? { lifecycles: ['former'] } : kind === 'anonymous' ? {} : { lifecycles: ['customer'] },
    sample: { kind: 'census' },
    precision: { margin: 0.05, confidence: 0.95, expectedResponse: 0.25 },
    legalBasis: null,
    balancingNote: '',
    priority: priorities[kind],
    reminder: kind === 'relation' ? defaultReminder : null,
    targetAnswers: null,
    letter: null,
    reminderLetter: null,
    mayMerge: mayTravel(kind),
  };
}

function defaultTiming(kind: StudyKind, today: Day): TimingDraft {
  switch (kind) {
    case 'moment':
      return { kind, event: 'order_delivered', delayHours: 24, validHours: weekHours };
    case 'relation':
      return { kind, cadence: { every: 'quarter', from: today }, validHours: monthHours };
    case 'expectation':
    case 'complaint':
    case 'exit':
      return { kind, delayHours: 24, validHours: 2 * weekHours };
    case 'silent':
      return { kind, silentDays: 180, validHours: monthHours };
    case 'anonymous':
      return { kind };
  }
}
