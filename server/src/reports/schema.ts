import { languages } from '@voldaan/domain/language';
import { reportRhythms } from '@voldaan/domain/reports/report-period';
import { z } from 'zod';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';
import { figureHeadSchema } from '../metrics/figures/schema.ts';

export const reportsMost = 200;
export const readersMost = 50;
export const shareDaysMost = 366;

export const reportParams = z.strictObject({ id: idSchema('rpt') });

const reportFields = {
  name: textSchema(200).trim().min(1),
  language: z.enum(languages),
  survey: idSchema('srv'),
  /** A comparability key; '' for the survey's headline. */
  item: z.string().max(300),
  /** As figures read it, or last-week, last-month, last-quarter: the last one that is over. */
  period: z.string().min(1).max(30),
  /** Chosen groups as in every figure's query; '' for everybody. */
  where: z.string().max(2000),
  /** The trait whose groups are laid side by side; '' for none. */
  trait: z.string().max(100),
  has_drivers: z.boolean(),
  has_words: z.boolean(),
  /** The study whose purpose, norm and sample stand in the note on method; of null those that asked with the survey in the period. */
  study: idSchema('std').nullable(),
};

export const reportBody = z.strictObject({
  ...reportFields,
  item: reportFields.item.default(''),
  where: reportFields.where.default(''),
  trait: reportFields.trait.default(''),
  has_drivers: reportFields.has_drivers.default(true),
  has_words: reportFields.has_words.default(true),
  study: reportFields.study.default(null),
});
export type ReportBody = z.output<typeof reportBody>;

/** On which days it goes out, and to which colleagues; none of them ends the schedule. */
export const scheduleBody = z.strictObject({
  every: z.enum(reportRhythms),
  readers: z.array(idSchema('stf')).max(readersMost),
});
export type ScheduleBody = z.output<typeof scheduleBody>;
export type ScheduleWish = z.input<typeof scheduleBody>;

const scheduleSchema = z.object({
  every: z.enum(reportRhythms),
  next_day: z.iso.date(),
  readers: z.array(z.object({ id: idSchema('stf'), name: z.string() })),
});

const shareSchema = z.object({ id: idSchema('shr'), expires_at: timeSchema, created_at: timeSchema });

export const reportSchema = z.object({
  id: idSchema('rpt'),
  ...reportFields,
  survey_name: z.string(),
  changed_at: timeSchema,
  schedule: scheduleSchema.nullable(),
  shares: z.array(shareSchema),
});
export type Report = z.input<typeof reportSchema>;
/** What is saved of it, with every field said. */
export type ReportWish = Pick<Report, keyof typeof reportFields>;
export type ReportReply = z.output<typeof reportSchema>;

export const reportListReply = z.object({ data: z.array(reportSchema) });
export const reportMadeReply = z.object({ id: idSchema('rpt') });

export const reportChoicesQuery = z.strictObject({ survey: idSchema('srv').optional() });

/** What a report of a survey can be made of: its questions, the traits of its answers, the studies that ask with it. */
export const reportChoicesReply = z.object({
  head: figureHeadSchema.nullable(),
  studies: z.array(z.object({ id: idSchema('std'), name: z.string() })),
});
export type ReportChoices = z.input<typeof reportChoicesReply>;
export type ReportChoicesReply = z.output<typeof reportChoicesReply>;

/** Colleagues who may see figures, and so may get a report. */
export const readerListReply = z.object({
  data: z.array(z.object({ id: idSchema('stf'), name: z.string(), email: z.string() })),
});

export type ReportReader = z.input<typeof readerListReply>['data'][number];

export const shareBody = z.strictObject({ days: z.int().min(1).max(shareDaysMost) });
export const shareMadeReply = z.object({ id: idSchema('shr'), url: z.string(), expires_at: timeSchema });
export type Share = z.input<typeof shareMadeReply>;
export const shareParams = z.strictObject({ id: idSchema('rpt'), share_id: idSchema('shr') });
