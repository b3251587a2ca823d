import type { CaseKind, Closing, ContactWay, DecisionOutcome, Remedy } from '@voldaan/domain/complaints/case-event';
import { dayFromNow } from '../../ui/day-from-now.ts';
import type { CaseDetail, CaseStep } from '../case-requests.ts';
import { type OfferedName, offeredClosings } from './offered-steps.ts';

/** What somebody fills in; each step takes its own part of it. */
export type StepEdit = Readonly<{
  severity: Grade5;
  complexity: Grade3;
  impact: Grade5;
  isAboutSafety: boolean;
  needsActionAtOnce: boolean;
  day: string;
  reason: string;
  isAgreed: boolean;
  cause: string;
  isOutsideOurControl: boolean;
  outcome: DecisionOutcome;
  remedies: readonly Remedy[];
  cost: string;
  way: ContactWay;
  closing: Closing;
  internalRecourse: string;
  externalRecourse: string;
  kind: CaseKind;
}>;

export const grades5 = ['1', '2', '3', '4', '5'] as const;
export type Grade5 = (typeof grades5)[number];
export const grades3 = ['1', '2', '3'] as const;
export type Grade3 = (typeof grades3)[number];

type KnownCase = Pick<CaseDetail, 'case' | 'causes' | 'extension_limit'>;

/** Begins with what is known of the case. */
export function newStepEdit({ case: one, causes, extension_limit: limit }: KnownCase): StepEdit {
  return {
    severity: gradeOf(one.assessment?.severity, grades5) ?? '2',
    complexity: gradeOf(one.assessment?.complexity, grades3) ?? '1',
    impact: gradeOf(one.assessment?.impact, grades5) ?? '2',
    isAboutSafety: one.assessment?.is_about_safety ?? false,
    needsActionAtOnce: one.assessment?.needs_action_at_once ?? false,
    day: limit?.slice(0, 10) ?? dayFromNow(14),
    reason: '',
    isAgreed: false,
    cause: one.cause?.id ?? causes[0]?.id ?? '',
    isOutsideOurControl: one.is_outside_our_control,
    outcome: 'upheld',
    remedies: [],
    cost: '',
    way: one.email === '' ? 'phone' : 'mail',
    closing: offeredClosings(one)[0],
    internalRecourse: '',
    externalRecourse: '',
    kind: one.kind === 'question' ? 'complaint' : 'question',
  };
}

function gradeOf<Grade extends string>(value: number | undefined, grades: readonly Grade[]): Grade | undefined {
  return grades.find((grade) => grade === String(value));
}

/** An amount as people write it, in cents; undefined for what is none. Nothing written is nothing spent. */
export function centsOf(amount: string): number | undefined {
  const [, whole = '', cents = ''] = /^\s*(\d{0,9})(?:[.,](\d{1,2}))?\s*$/.exec(amount) ?? [];
  if (whole === '' && cents === '') return amount.trim() === '' ? 0 : undefined;
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}

/** A promised day lasts until its evening, in every zone that firms of ours are in. */
const endOfDay = 'T21:59:00Z';

/** The step as it goes to the server; undefined as long as something of it is no amount. */
export function stepOf(name: OfferedName, edit: StepEdit): CaseStep | undefined {
  const { reason } = edit;
  switch (name) {
    case 'acknowledged':
    case 'unfounded_confirmed':
    case 'kind_confirmed':
      return { what: name };
    case 'assessed':
      return { what: name, ...assessmentOf(edit) };
    case 'extended':
      return { what: name, until: `${edit.day}${endOfDay}`, reason, isAgreed: edit.isAgreed };
    case 'contact_impossible':
      return { what: name, reason };
    case 'cause_named':
      return { what: name, cause: edit.cause, isOutsideOurControl: edit.isOutsideOurControl };
    case 'decided': {
      const cost = centsOf(edit.cost);
      const { outcome, remedies } = edit;
      return cost === undefined ? undefined : { what: name, outcome, remedies: [...remedies], cost, reason };
    }
    case 'communicated':
      return { what: name, way: edit.way };
    case 'closed':
      return { what: name, closing: edit.closing };
    case 'left_open':
      return { what: name, internalRecourse: edit.internalRecourse, externalRecourse: edit.externalRecourse };
    case 'kind_changed':
      return { what: name, kind: edit.kind, reason };
  }
}

const numberOf = { '1': 1, '2': 2, '3': 3, '4': 4, '5': 5 } as const;

function assessmentOf({ severity, complexity, impact, isAboutSafety, needsActionAtOnce }: StepEdit) {
  return {
    severity: numberOf[severity],
    complexity: numberOf[complexity],
    impact: numberOf[impact],
    isAboutSafety,
    needsActionAtOnce,
  };
}
