import type { Reason } from '@voldaan/domain/studies/contact-decision';
import { contactChannels, contactPurposes } from '@voldaan/domain/studies/contact-request';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { z } from 'zod';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';
import { audienceSchema, precisionSchema, studyPlanSchema } from './plan-schema.ts';

export const studyKindSchema = z.enum([
  'moment',
  'relation',
  'expectation',
  'complaint',
  'exit',
  'silent',
  'anonymous',
]);
export const studyStateSchema = z.enum(['draft', 'running', 'paused', 'ended']);

export const studyParams = z.strictObject({ id: idSchema('std') });

const studyName = textSchema(200).trim().min(1);
const counted = z.array(z.object({ reason: z.string(), count: z.int() }));

/**
 * How far the customers of a study have come. Each stands in one place: nobody leaves the frame because of a complaint, a
 * refusal or a full mailbox.
 */
const frameSchema = z.object({
  /** Drawn or met by an event. */
  selected: z.int(),
  /** Will be decided about or written to later. */
  waiting: z.int(),
  /** Put off by the budget; decided about again. */
  deferred: z.int(),
  /** Mail that left, reminders not counted twice. */
  invited: z.int(),
  bounced: z.int(),
  /** Suppressed or without consent. */
  refused: z.int(),
  /** Not written to for another reason: an open complaint, no room in the budget in time. */
  withheld: z.int(),
  /** Drawn in reserve, and not asked before their period was over: enough others answered, or the study ended. */
  not_needed: z.int(),
  answered: z.int(),
});

export const studyRowSchema = z.object({
  id: idSchema('std'),
  name: z.string(),
  kind: studyKindSchema,
  state: studyStateSchema,
  purpose: z.string(),
  survey_id: idSchema('srv').nullable(),
  touchpoint_id: idSchema('tch').nullable(),
  invited: z.int(),
  answered: z.int(),
  next_plan_at: timeSchema.nullable(),
  changed_at: timeSchema,
});
export type StudyRow = z.input<typeof studyRowSchema>;
export const studyListReply = z.object({ data: z.array(studyRowSchema) });

/** What a draft lacks, in the order of the wizard: purpose, norm, method, questionnaire. */
const lackSchema = z.object({
  step: z.enum(['purpose', 'norm', 'method', 'questionnaire', 'audience', 'timing', 'letter']),
  code: z.string(),
  /** In the plan, or `/survey_id`, `/touchpoint_id`. */
  pointer: z.string(),
  detail: z.string(),
});

export const studySchema = z.object({
  id: idSchema('std'),
  name: z.string(),
  kind: studyKindSchema,
  state: studyStateSchema,
  /** Goes into If-Match when the study is saved. */
  revision: z.int(),
  plan: z.custom<StudyDraft>(),
  survey_id: idSchema('srv').nullable(),
  touchpoint_id: idSchema('tch').nullable(),
  seed: z.string(),
  next_plan_at: timeSchema.nullable(),
  started_at: timeSchema.nullable(),
  ended_at: timeSchema.nullable(),
  changed_at: timeSchema,
  /** Everything that keeps it from being started. */
  lacks: z.array(lackSchema),
  frame: frameSchema,
  /** Why customers of the frame were withheld, put off or refused, the most frequent first. */
  reasons: counted,
  draws: z.array(
    z.object({
      id: idSchema('drw'),
      /** Of the cadence, from 0. */
      period: z.int(),
      seed: z.string(),
      is_census: z.boolean(),
      frame_count: z.int(),
      selected_count: z.int(),
      strata: z.array(z.object({ id: z.string(), size: z.int(), selected: z.int() })),
      left_out: counted,
      drawn_at: timeSchema,
    }),
  ),
  waves: z.array(
    z.object({
      id: idSchema('wav'),
      state: z.string(),
      notice: z.string().nullable(),
      created_at: timeSchema,
      planned: z.int(),
      sent: z.int(),
      /** Refused by a mail server, or rung at a number that is not the customer's. */
      failed: z.int(),
      unknown: z.int(),
      answered: z.int(),
    }),
  ),
  quota: z.array(z.object({ cell: z.string(), places: z.int(), reserved: z.int(), counted: z.int() })),
});
export type Study = z.input<typeof studySchema>;

export const studyMakeBody = z.strictObject({ name: studyName, kind: studyKindSchema });

export const studyChangeBody = z.strictObject({
  name: studyName,
  /** The plan's timing says of which kind the study is. */
  plan: studyPlanSchema,
  survey_id: idSchema('srv').nullable(),
  touchpoint_id: idSchema('tch').nullable(),
});

export const sampleSizeBody = z.strictObject({ audience: audienceSchema, precision: precisionSchema });
export const sampleSizeReply = z.object({
  /** Customers in the audience. */
  population: z.int(),
  method: z.enum(['sample', 'census']),
  answers: z.int(),
  invitations: z.int(),
  /** Whether so many answers can be expected at all. */
  is_reached: z.boolean(),
  /** Why everybody is asked: `population_small`, `invitations_exceed_population`, `nobody_expected_to_answer`, `nobody`. */
  reason: z.string().nullable(),
  /** The reason or the method in a sentence. */
  detail: z.string(),
  /** Answers needed at other margins, for the curve: from one point to fifteen. */
  curve: z.array(z.object({ margin: z.number(), answers: z.int(), invitations: z.int() })),
});
export type SampleSize = z.input<typeof sampleSizeReply>;

export const studyPreviewReply = z.object({
  /** Customers in the audience, or met by an event lately. */
  population: z.int(),
  /** Who would get a mail if it were planned now. */
  due: z.int(),
  /** Who would not, and why. */
  left_out: z.array(z.object({ reason: z.string(), count: z.int(), detail: z.string() })),
  first: z.array(
    z.object({
      contact_id: idSchema('con'),
      name: z.string(),
      email: z.string(),
      occasion: z.string(),
      /** When the mail would leave, by the customer's own clock. */
      due_at: timeSchema,
    }),
  ),
});
export type StudyPreview = z.input<typeof studyPreviewReply>;

const points = z.int().min(0).max(1000);
const pointsOfKind = z.strictObject({ invitation: points, reminder: points });
const capCount = z.int().min(0).max(100);
const capDays = z.int().min(1).max(730);

export const budgetSchema = z.strictObject({
  hardCap: z.strictObject({ days: capDays, invitation: capCount, reminder: capCount }),
  points: z.strictObject({
    mail: pointsOfKind,
    text_message: pointsOfKind,
    phone: pointsOfKind,
    web: pointsOfKind,
    post: pointsOfKind,
  }),
  budgets: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9_-]{1,40}$/),
        days: capDays,
        points: z.int().min(0).max(100_000),
        purposes: z.array(z.enum(contactPurposes)).min(1).max(5).optional(),
        channels: z.array(z.enum(contactChannels)).min(1).max(5).optional(),
      }),
    )
    .max(20),
  consentNeeded: z.array(z.enum(['research', 'marketing'])).max(2),
});

const clock = z.string().regex(/^((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);

export const sendHoursSchema = z.strictObject({
  zone: z.string().min(1).max(64),
  country: z.enum(['NL', 'NO']).optional(),
  from: clock,
  until: clock,
  noSundays: z.boolean(),
  noHolidays: z.boolean(),
  holidays: z
    .strictObject({
      liberationDay: z.enum(['lustrum', 'yearly', 'never']).optional(),
      dutchGoodFriday: z.boolean().optional(),
    })
    .optional(),
});

export const contactRulesBody = z.strictObject({ budget: budgetSchema, send_hours: sendHoursSchema });
export const contactRulesReply = z.object({
  budget: budgetSchema,
  send_hours: sendHoursSchema,
  /** Null while the product's own rules hold. */
  changed_at: timeSchema.nullable(),
});
export type ContactRules = z.input<typeof contactRulesReply>;

export const contactDecisionParams = z.strictObject({ id: idSchema('con') });
export const contactDecisionQuery = z.strictObject({ study: idSchema('std').optional() });

/** One step of the story why a customer got a survey, or not. */
const decisionStepSchema = z.object({
  at: timeSchema,
  /** `decision`: what a rule said. `request`: what waits. `send`: a step of a mail. `consent`: a yes or no of the customer. */
  sort: z.enum(['decision', 'request', 'send', 'consent']),
  study_id: idSchema('std').nullable(),
  study_name: z.string().nullable(),
  wave_id: idSchema('wav').nullable(),
  invitation_id: idSchema('ivt').nullable(),
  occasion: z.string(),
  kind: z.enum(['invitation', 'reminder']).nullable(),
  /** Of a decision: invite, defer, swap or withhold. Of a request: deferred. Of a send its state. */
  outcome: z.string(),
  /** Of a decision: planning, claim or hand_over. */
  stage: z.string().nullable(),
  reasons: z.array(z.object({ code: z.string(), detail: z.string(), values: z.custom<Reason>().nullable() })),
  /** The step in one sentence, in the reader's language. */
  detail: z.string(),
});

export const contactDecisionsReply = z.object({
  contact: z.object({ id: idSchema('con'), name: z.string(), email: z.string() }),
  /** What holds for this customer at this moment: whether the next mail may go, and since when or until when not. */
  now: z.object({
    may_be_asked: z.boolean(),
    free_from: timeSchema.nullable(),
    reasons: z.array(z.object({ code: z.string(), detail: z.string() })),
  }),
  /** Studies that have anything to do with this customer, to choose from. */
  studies: z.array(z.object({ id: idSchema('std'), name: z.string() })),
  /** In order of time, the oldest first. */
  steps: z.array(decisionStepSchema),
});
export type ContactDecisions = z.input<typeof contactDecisionsReply>;
