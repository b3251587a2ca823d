import { z } from 'zod';
import { dateSchema, idSchema, timeSchema } from '../../http/id-schema.ts';
import { textSchema, visibleText } from '../../http/text-schema.ts';
import { audienceSchema } from '../../studies/plan-schema.ts';

/** More groups than anybody keeps apart. */
export const plansMax = 40;

const colleagueSchema = z.object({ id: idSchema('stf'), name: z.string() });

export const planBody = z.strictObject({
  name: visibleText(textSchema(100)),
  /** Why these customers: what whoever goes there is to have in mind. */
  reason: textSchema(500).default(''),
  audience: audienceSchema.default({}),
  organisation_id: idSchema('org').nullable().default(null),
  /** Orders of the last twelve months together, at least. */
  value_least: z.number().min(0).max(999_999_999_999).multipleOf(0.01).nullable().default(null),
  every_days: z.int().min(1).max(3650),
  notice_days: z.int().min(0).max(365).default(14),
  owner_id: idSchema('stf').nullable().default(null),
});
export type PlanBody = z.output<typeof planBody>;

export const planSchema = z.object({
  id: idSchema('fup'),
  name: z.string(),
  reason: z.string(),
  audience: audienceSchema,
  organisation: z.object({ id: idSchema('org'), name: z.string() }).nullable(),
  value_least: z.number().nullable(),
  every_days: z.int(),
  notice_days: z.int(),
  owner: colleagueSchema.nullable(),
});
export type PlanShown = z.output<typeof planSchema>;

export const planListReply = z.object({ data: z.array(planSchema), colleagues: z.array(colleagueSchema) });
export const planParams = z.strictObject({ id: idSchema('fup') });

export const dueQuery = z.strictObject({
  /** Of everybody, or of whoever asks. */
  of: z.enum(['everybody', 'me']).default('everybody'),
  plan: idSchema('fup').optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

const dueSchema = z.object({
  contact: z.object({
    id: idSchema('con'),
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    organisation: z.string().nullable(),
  }),
  plan: z.object({ id: idSchema('fup'), name: z.string(), reason: z.string(), every_days: z.int() }),
  owner: colleagueSchema.nullable(),
  due: dateSchema,
  /** Below 0 it is due in so many days. */
  overdue_days: z.int(),
  since_days: z.int(),
  reason: z.enum(['agreed', 'never_contacted', 'time_since_contact']),
  last: z.object({ kind: z.enum(['visit', 'case', 'event']), at: timeSchema }).nullable(),
  /** Why here: the parts of the order, whose points together are its place. */
  urgency: z.number(),
  terms: z.array(
    z.object({
      term: z.enum(['agreed', 'risk', 'value', 'time', 'owner']),
      amount: z.number(),
      is_known: z.boolean(),
      points: z.number(),
    }),
  ),
  risk_reasons: z.array(z.enum(['open_complaint', 'low_score', 'falling_score', 'silent'])),
  last_mark: z.object({ score: z.number(), at: timeSchema }).nullable(),
  value: z.object({ amount: z.number(), currency: z.string() }).nullable(),
  /** The planned visit that nobody has noted the result of. */
  visit_id: idSchema('vis').nullable(),
});
export type DueShown = z.output<typeof dueSchema>;

export const dueReply = z.object({
  today: dateSchema,
  data: z.array(dueSchema),
  counts: z.object({
    due: z.int(),
    overdue: z.int(),
    /** Who is on no list because a visit to them is planned. */
    planned: z.int(),
  }),
  /**
   * Customers of a plan that is new or was changed are still being looked for, and are neither listed nor counted yet: ask again in
   * some seconds. Of up to 20,000 customers they are found at once.
   */
  is_being_found: z.boolean(),
  /** Whether the list had to stop: a plan for more customers than anybody could see. */
  is_cut: z.boolean(),
  plans: z.array(z.object({ id: idSchema('fup'), name: z.string() })),
  colleagues: z.array(colleagueSchema),
});
export type DueReply = z.output<typeof dueReply>;
