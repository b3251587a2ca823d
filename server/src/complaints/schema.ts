import { promiseNames } from '@voldaan/domain/complaints/case-clock';
import { caseKinds, contactWays, remedies } from '@voldaan/domain/complaints/case-event';
import { caseStages } from '@voldaan/domain/complaints/case-state';
import { z } from 'zod';
import { namedUnit } from '../accounts/units/schema.ts';
import { listQuery, listReply } from '../http/cursor-schema.ts';
import { dateSchema, idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';
import { stepsWith } from './step-schema.ts';

/** One line of text: no control characters, not even a line break. */
const line = (charactersMax: number) =>
  textSchema(charactersMax)
    .regex(/^\P{Cc}*$/u)
    .trim();

export const caseQueues = ['mine', 'team', 'waiting', 'ideas', 'closed'] as const;
export type CaseQueue = (typeof caseQueues)[number];

const sources = ['form', 'widget', 'qr', 'mail', 'phone', 'answer', 'low_score', 'api', 'visit'] as const;
/** A case as a queue shows it. */
export const caseHeadSchema = z.object({
  id: idSchema('cas'),
  /** `26-0107`. */
  number: z.string(),
  kind: z.enum(caseKinds),
  source: z.enum(sources),
  stage: z.enum(caseStages),
  name: z.string(),
  subject: z.string(),
  /** The beginning of what was said. */
  words: z.string(),
  contact_id: idSchema('con').nullable(),
  owner: z.object({ id: idSchema('stf'), name: z.string() }).nullable(),
  /** Whose case it is, in a company with units. */
  unit: namedUnit.nullable(),
  /** Of the answer that it came from, on its own scale. */
  score: z.number().nullable(),
  received_at: timeSchema,
  /** The promise that falls due first and is not met; null when none is left. */
  due_at: timeSchema.nullable(),
  due_promise: z.enum(promiseNames).nullable(),
  waits_until: timeSchema.nullable(),
  closed_at: timeSchema.nullable(),
  severity: z.int().nullable(),
  /** Since when a mail to the customer has not arrived and nobody spoke to them; null where that is made up for. */
  mail_failed_at: timeSchema.nullable(),
});
export type CaseHead = z.output<typeof caseHeadSchema>;

export const caseListQuery = z.strictObject({
  ...listQuery,
  queue: z.enum(caseQueues).default('team'),
  kind: z.enum(caseKinds).optional(),
  contact: idSchema('con').optional(),
  unit: idSchema('unt').optional(),
  /** Words of the name, the subject or what was said; or a number. */
  search: line(200).default(''),
});
export const caseListReply = listReply(caseHeadSchema).extend({
  counts: z.object({ mine: z.int(), team: z.int(), waiting: z.int(), ideas: z.int(), closed: z.int() }),
});

const promisedSchema = z.object({
  name: z.enum(promiseNames),
  due: timeSchema,
  met_at: timeSchema.nullable(),
  is_broken: z.boolean(),
  /** Working time used up, as a share of what there was; over 1 when it is broken. */
  used: z.number(),
});

const eventSchema = z.object({
  sequence: z.int(),
  at: timeSchema,
  by: z.object({ kind: z.enum(['staff', 'customer', 'system']), name: z.string().nullable() }),
  what: z.string(),
  /** The rest of the step, as domain/complaints/case-event.ts names it. */
  detail: z.record(z.string(), z.unknown()),
});

const taskSchema = z.object({
  id: idSchema('tsk'),
  what: z.string(),
  owner: z.object({ id: idSchema('stf'), name: z.string() }).nullable(),
  due_on: dateSchema.nullable(),
  done_at: timeSchema.nullable(),
});

export const caseDetailSchema = z.object({
  case: caseHeadSchema.extend({
    revision: z.int(),
    /** Everything that was said. */
    words: z.string(),
    email: z.string(),
    phone: z.string(),
    language: z.string(),
    about: z.string(),
    staff_named: z.string(),
    remedy_sought: z.string(),
    /** How the customer likes to be reached; empty when they did not say. */
    reach_by: z.enum(['', 'mail', 'phone']),
    response_id: idSchema('rsp').nullable(),
    touchpoint: z.object({ id: idSchema('tch'), name: z.string() }).nullable(),
    cause: z.object({ id: idSchema('cau'), name: z.string() }).nullable(),
    is_outside_our_control: z.boolean(),
    assessment: z
      .object({
        severity: z.int(),
        complexity: z.int(),
        impact: z.int(),
        is_about_safety: z.boolean(),
        needs_action_at_once: z.boolean(),
      })
      .nullable(),
    /** When the customer was spoken to; null until then. */
    spoken_at: timeSchema.nullable(),
    contact_tries: z.int(),
    decision: z
      .object({
        outcome: z.enum(['upheld', 'partly_upheld', 'unfounded']),
        remedies: z.array(z.string()),
        /** In cents of the firm's own currency. */
        cost: z.int(),
        reason: z.string(),
        is_confirmed: z.boolean(),
      })
      .nullable(),
    proposed_kind: z.enum(caseKinds).nullable(),
    suggestion: z.enum(['considered', 'planned', 'done', 'not_done']).nullable(),
    closing: z.string().nullable(),
    reopenings: z.int(),
    /** Whose promises hold for it; one to start from carries what it was made of as its name. */
    profile: z.object({ id: idSchema('cpr'), name: z.string() }).nullable(),
  }),
  promises: z.array(promisedSchema),
  /** Until when the decision may be put off without asking the customer; null when it may not be. */
  extension_limit: timeSchema.nullable(),
  events: z.array(eventSchema),
  tasks: z.array(taskSchema),
  /** Whom it can be given to, and what it can be put down to. */
  colleagues: z.array(z.object({ id: idSchema('stf'), name: z.string() })),
  causes: z.array(z.object({ id: idSchema('cau'), name: z.string() })),
  profiles: z.array(z.object({ id: idSchema('cpr'), name: z.string() })),
  /** Which units can take it over; none in a company without units. */
  units: z.array(namedUnit),
  /** What else this customer came with, newest first, and what was done about it. */
  earlier: z.array(
    z.object({
      id: idSchema('cas'),
      number: z.string(),
      kind: z.enum(caseKinds),
      stage: z.enum(caseStages),
      received_at: timeSchema,
      remedies: z.array(z.string()),
    }),
  ),
  files: z.array(z.object({ id: idSchema('fil'), name: z.string(), media_type: z.string(), bytes: z.int() })),
  /** Scores that this customer gave before, oldest first. */
  scores: z.array(z.object({ at: timeSchema, score: z.number(), scale: z.string(), response_id: idSchema('rsp') })),
});
export type CaseDetail = z.output<typeof caseDetailSchema>;

export const caseParams = z.strictObject({ id: idSchema('cas') });

export const caseOfResponseParams = z.strictObject({ id: idSchema('rsp') });
export const caseOfResponseReply = z.object({ case: caseHeadSchema.nullable() });

/** A case that staff write down: a call, a letter, somebody at the counter. */
export const caseBody = z.strictObject({
  kind: z.enum(caseKinds),
  source: z.enum(['phone', 'api', 'visit', 'mail', 'answer']).default('phone'),
  contact_id: idSchema('con').optional(),
  response_id: idSchema('rsp').optional(),
  name: line(200).default(''),
  email: z.union([z.literal(''), z.email().max(320)]).default(''),
  phone: line(50).default(''),
  language: z.enum(['nl', 'nb', 'en']).optional(),
  subject: line(200).default(''),
  words: textSchema(8000),
  remedy_sought: textSchema(2000).default(''),
  about: line(200).default(''),
  staff_named: line(200).default(''),
  touchpoint_id: idSchema('tch').optional(),
  /** Without one the rules say whose it is. */
  unit_id: idSchema('unt').optional(),
});
export type CaseBody = z.output<typeof caseBody>;

/** A conversation in which everything was settled: all steps that are left, at once. */
export const settlementBody = z.strictObject({
  /** False where nobody was spoken to just now, because that was done before. */
  is_spoken: z.boolean().default(true),
  way: z.enum(contactWays).default('phone'),
  note: textSchema(8000),
  cause_id: idSchema('cau').nullable().default(null),
  is_outside_our_control: z.boolean().default(false),
  outcome: z.enum(['upheld', 'partly_upheld']).default('upheld'),
  remedies: z.array(z.enum(remedies)).max(remedies.length).default([]),
  cost: z.int().min(0).max(99_999_999_999).default(0),
  severity: z.int().min(1).max(5).default(2),
});
export type SettlementBody = z.output<typeof settlementBody>;

/** Which answers open a case by themselves (domain/complaints/case-of-answer.ts). */
export const intakeSchema = z.object({
  /** Whoever says that we may contact them. */
  on_contact_wish: z.boolean(),
  /** Whoever gives a low mark, whether they ask for a word or not. */
  on_low_score: z.boolean(),
  /** Praise of a person. */
  on_compliment: z.boolean(),
});
export type IntakeShown = z.output<typeof intakeSchema>;
export const intakeBody = z.strictObject(intakeSchema.shape).partial();
export type IntakeBody = z.output<typeof intakeBody>;

export const causeSchema = z.object({ id: idSchema('cau'), name: z.string(), is_retired: z.boolean() });
export const causeListReply = z.object({ data: z.array(causeSchema) });
export const causeParams = z.strictObject({ id: idSchema('cau') });
export const causeBody = z.strictObject({ name: line(100).min(1) });
export const causeChangeBody = z.strictObject({ name: line(100).min(1), is_retired: z.boolean() }).partial();

/** One step of a case. */
export const stepBody = stepsWith({
  staff: idSchema('stf'),
  cause: idSchema('cau'),
  profile: idSchema('cpr'),
  unit: idSchema('unt'),
});
export type StepBody = z.output<typeof stepBody>;

export const taskBody = z.strictObject({
  what: line(800).min(1),
  owner_id: idSchema('stf').nullable().default(null),
  due_on: dateSchema.nullable().default(null),
});
export type TaskBody = z.output<typeof taskBody>;
export const taskParams = z.strictObject({ id: idSchema('cas'), task: idSchema('tsk') });
export const taskChangeBody = z.strictObject({ is_done: z.boolean() });

export const fileParams = z.strictObject({ id: idSchema('cas'), file: idSchema('fil') });

/** Who waits, for the overview: how many, and whom to call first. */
export const waitingReply = z.object({
  count: z.int(),
  broken: z.int(),
  first: caseHeadSchema.nullable(),
});
