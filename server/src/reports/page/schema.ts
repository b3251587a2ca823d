import { languages } from '@voldaan/domain/language';
import { z } from 'zod';
import { idSchema, timeSchema } from '../../http/id-schema.ts';
import { estimateSchema } from '../../metrics/schema.ts';

/** A figure, and how it reads in the report's language, rounded once; no words where there are too few answers. */
const shownFigureSchema = z.object({
  figure: estimateSchema,
  text: z.object({ value: z.string(), low: z.string(), high: z.string(), range: z.string() }).nullable(),
});
export type ShownFigure = z.output<typeof shownFigureSchema>;
export type ShownFigureView = z.input<typeof shownFigureSchema>;

const normSchema = z.object({ value: z.number(), text: z.string(), name: z.string() }).nullable();

const trendSchema = z.object({
  heading: z.string(),
  note: z.string(),
  /** The drawing as a sentence. */
  label: z.string(),
  points: z.array(z.object({ from: z.iso.date(), to: z.iso.date(), label: z.string(), score: shownFigureSchema })),
});

const groupsSchema = z.object({
  heading: z.string(),
  note: z.string(),
  label: z.string(),
  trait: z.string(),
  rows: z.array(
    z.object({
      label: z.string(),
      score: shownFigureSchema,
      /** Against the rest, corrected for all groups. */
      verdict: z.enum(['higher', 'lower', 'no difference shown', 'too few']),
    }),
  ),
});

const driversSchema = z.object({
  heading: z.string(),
  note: z.string(),
  rows: z.array(
    z.object({ label: z.string(), importance: shownFigureSchema, score: shownFigureSchema, is_decided: z.boolean() }),
  ),
});

const wordsSchema = z.object({
  heading: z.string(),
  note: z.string(),
  quotes: z.array(z.object({ text: z.string(), language: z.string(), gave: z.string() })),
});

/** A report as it is read: every sentence and every figure of it, in its own language. */
export const reportPageSchema = z.object({
  id: idSchema('rpt').nullable(),
  name: z.string(),
  language: z.enum(languages),
  company: z.string(),
  /** Of what and when it is: the line at the head of each page. */
  run: z.string(),
  heading: z.string(),
  metric: z.object({
    id: z.string(),
    kind: z.enum(['nps', 'share', 'mean']),
    minimum: z.number(),
    maximum: z.number(),
    step: z.number(),
    name: z.string(),
    /** Its word in the glossary. */
    term: z.enum(['nps', 'csat', 'grade', 'ces', 'stars', 'expectation', 'mean']),
  }),
  score: shownFigureSchema,
  norm: normSchema,
  summary: z.array(z.string()),
  trend: trendSchema.nullable(),
  groups: groupsSchema.nullable(),
  drivers: driversSchema.nullable(),
  words: wordsSchema.nullable(),
  method: z.object({ heading: z.string(), parts: z.array(z.object({ name: z.string(), text: z.string() })) }),
  computed: z.string(),
  computed_at: timeSchema,
  columns: z.object({
    month: z.string(),
    value: z.string(),
    range: z.string(),
    topic: z.string(),
    importance: z.string(),
    few: z.string(),
  }),
});
export type ReportPage = z.output<typeof reportPageSchema>;
/** As it crosses the wire. */
export type ReportPageView = z.input<typeof reportPageSchema>;
