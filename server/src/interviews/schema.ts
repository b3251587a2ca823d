import { callOutcomes, chosenOutcomes } from '@voldaan/domain/interviews/call-outcome';
import { rateNames } from '@voldaan/domain/metrics/nonresponse/response-rate-estimates';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { PathContext } from '@voldaan/domain/surveys/path';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { z } from 'zod';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema, visibleText } from '../http/text-schema.ts';
import { figureHeadSchema } from '../metrics/figures/schema.ts';
import { comparisonSchema, estimateSchema } from '../metrics/schema.ts';

const studyNameSchema = z.object({ id: idSchema('std'), name: z.string() });

/** What an interviewer has before them: how much there is to do, and nobody's name but of those they agreed a time with. */
export const callDeskReply = z.object({
  lists: z.array(
    studyNameSchema.extend({
      /** May be rung at this moment, as far as the list tells; hours and the contact budget are asked when one is taken up. */
      due: z.int(),
      /** Will be rung later. */
      later: z.int(),
      done: z.int(),
      next_at: timeSchema.nullable(),
    }),
  ),
  /** The customer whom the caller has on the telephone. */
  current: idSchema('cll').nullable(),
  /** Times that customers agreed with the caller. */
  agreed: z.array(z.object({ at: timeSchema, study: z.string(), name: z.string() })),
  today: z.object({ attempts: z.int(), interviews: z.int() }),
  hours: z.object({
    zone: z.string(),
    from: z.string(),
    until: z.string(),
    is_open: z.boolean(),
    opens_at: timeSchema,
  }),
});
export type CallDesk = z.input<typeof callDeskReply>;
export type CallDeskShown = z.output<typeof callDeskReply>;

export const callParams = z.strictObject({ id: idSchema('cll') });
export const nextCallBody = z.strictObject({ study_id: idSchema('std').nullable().default(null) });

const attemptSchema = z.object({ at: timeSchema, outcome: z.enum(callOutcomes), by: z.string() });

/** Everything that an interview takes: whom to ring, what to say, and the survey as far as it has been answered. */
export const callSchema = z.object({
  id: idSchema('cll'),
  study: studyNameSchema,
  name: z.string(),
  phone: z.string(),
  organisation: z.string(),
  /** Of the customer: when a time is agreed it is theirs. */
  zone: z.string(),
  attempts: z.array(attemptSchema),
  is_agreed: z.boolean(),
  note: z.string(),
  /** In the language that the customer speaks. */
  language: z.string(),
  script: z.object({ opening: z.array(z.string()), resume: z.string(), closing: z.array(z.string()) }),
  definition: z.custom<SurveyDefinition>(),
  context: z.custom<PathContext>(),
  answers: z.custom<Answers>(),
});
export type Call = z.input<typeof callSchema>;
export type CallShown = z.output<typeof callSchema>;

export const nextCallReply = z.object({
  call: callSchema.nullable(),
  /** Why there is none: nobody is assigned, nobody is due, or nobody may be rung at this hour. */
  reason: z.enum(['no_list', 'nobody_due', 'outside_hours']).nullable(),
  next_at: timeSchema.nullable(),
});
export type NextCall = z.input<typeof nextCallReply>;
export type NextCallShown = z.output<typeof nextCallReply>;

const submission = z.string().regex(/^[\x21-\x7e]{1,200}$/);

/** Read by the survey's own rules, as the answers of every entrance are. */
export const callAnswersBody = z.strictObject({ submission, answers: z.unknown() });
export const callAnswersReply = z.object({ response_id: idSchema('rsp') });

/** The end of a call. `finished`: every question was asked; what that comes to is told by the answers. */
export const callEndBody = z.strictObject({
  outcome: z.enum(['finished', ...chosenOutcomes]),
  /** By the customer's clock. */
  call_back: z
    .strictObject({ day: z.iso.date(), time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/) })
    .nullable()
    .default(null),
  /** For whoever calls next. */
  note: textSchema(1000).default(''),
});
export type CallEnd = z.output<typeof callEndBody>;
export const callEndReply = z.object({ outcome: z.enum(callOutcomes), call_back_at: timeSchema.nullable() });

export const fieldworkQuery = z.strictObject({
  study: idSchema('std').optional(),
  item: z.string().min(1).max(300).optional(),
  eligibility: z.coerce.number().min(0).max(1).default(1),
});

export const fieldworkReply = z.object({
  studies: z.array(studyNameSchema),
  study: studyNameSchema.extend({ state: z.string() }).nullable(),
  quota: z.array(z.object({ cell: z.string(), places: z.int(), reserved: z.int(), counted: z.int() })),
  customers: z.int(),
  untried: z.int(),
  attempts: z.int(),
  outcomes: z.array(z.object({ outcome: z.enum(callOutcomes), code: z.string(), group: z.string(), count: z.int() })),
  eligibility: z.number(),
  rates: z.array(z.object({ rate: z.enum(rateNames), value: estimateSchema })),
  /** Of the survey: its questions that can be compared. */
  head: figureHeadSchema.nullable(),
  /** On the telephone against those who filled it in themselves. Null while one of both is too small to be shown. */
  mode: z
    .object({ telephone: estimateSchema, self_completed: estimateSchema, comparison: comparisonSchema })
    .nullable(),
  /** How much answers depend on who asked; null while it may not be shown. */
  interviewers: z
    .object({
      count: z.int(),
      correlation: estimateSchema,
      /** What it does to the variance of the score at this number of interviews each. */
      design_effect: z.number().nullable(),
    })
    .nullable(),
});
export type Fieldwork = z.input<typeof fieldworkReply>;
export type FieldworkShown = z.output<typeof fieldworkReply>;

export const callStaffParams = z.strictObject({ id: idSchema('std') });
export const callStaffBody = z.strictObject({ staff_ids: z.array(idSchema('stf')).max(500) });
export const callStaffReply = z.object({
  data: z.array(z.object({ id: idSchema('stf'), name: z.string(), is_assigned: z.boolean() })),
});
export type CallStaff = z.input<typeof callStaffReply>;

export const numberBody = z.strictObject({ phone: textSchema(60).trim().min(5) });
export const numberAllowBody = numberBody.extend({
  /** Why it may be called again, for the log: whoever said no must have said yes. */
  reason: visibleText(textSchema(400)),
});
export const numberReply = z.object({
  is_called: z.boolean(),
  since: timeSchema.nullable(),
  /** Said in a call, or noted by staff; null where it is called. */
  source: z.enum(['call', 'staff']).nullable(),
});
