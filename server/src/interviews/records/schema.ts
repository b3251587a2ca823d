import { consentWays, evidenceKinds, problemStates, recordKinds } from '@voldaan/domain/interviews/problem';
import { z } from 'zod';
import { dateSchema, idSchema, timeSchema } from '../../http/id-schema.ts';
import { textSchema, visibleText } from '../../http/text-schema.ts';

const passagesMost = 200;
const evidenceMost = 200;
const contactsMost = 50;

const passage = z.strictObject({
  words: visibleText(textSchema(2000)),
  theme_ids: z.array(idSchema('thm')).max(20).default([]),
  is_quote: z.boolean().default(false),
});

export const recordBody = z.strictObject({
  kind: z.enum(recordKinds),
  title: visibleText(textSchema(200)),
  held_on: dateSchema,
  participants: textSchema(500).default(''),
  /** Who of them stands in the address book: by it a person is handed what was written down of them. */
  contact_ids: z.array(idSchema('con')).max(contactsMost).default([]),
  guide: textSchema(10_000).default(''),
  consent: z.enum(consentWays),
  consent_note: textSchema(500).default(''),
  notes: textSchema(50_000).default(''),
  passages: z.array(passage).max(passagesMost).default([]),
});
export type RecordBody = z.output<typeof recordBody>;

export const recordParams = z.strictObject({ id: idSchema('rec') });
export const recordSchema = z.object({
  id: idSchema('rec'),
  ...recordBody.shape,
  passages: z.array(z.object({ words: z.string(), theme_ids: z.array(idSchema('thm')), is_quote: z.boolean() })),
  contacts: z.array(z.object({ id: idSchema('con'), name: z.string() })),
  revision: z.int(),
  made_by: z.string(),
  changed_at: timeSchema,
});
export const recordListReply = z.object({ data: z.array(recordSchema) });

const evidence = z.strictObject({
  kind: z.enum(evidenceKinds),
  /** Where it stands, as the address names it: `rsp_…`; empty for what stands nowhere. */
  ref: z
    .string()
    .regex(/^[a-z0-9_]{0,40}$/)
    .default(''),
  words: visibleText(textSchema(1000)),
  at: dateSchema,
});

export const problemBody = z.strictObject({
  name: visibleText(textSchema(200)),
  description: textSchema(10_000).default(''),
  state: z.enum(problemStates).default('open'),
  owner_id: idSchema('stf').nullable().default(null),
  action_ref: z
    .string()
    .regex(/^act_[0-9a-z]{26}$/)
    .nullable()
    .default(null),
  evidence: z.array(evidence).max(evidenceMost).default([]),
});
export type ProblemBody = z.output<typeof problemBody>;

export const problemParams = z.strictObject({ id: idSchema('prb') });
export const problemSchema = z.object({
  id: idSchema('prb'),
  ...problemBody.shape,
  evidence: z.array(z.object({ kind: z.enum(evidenceKinds), ref: z.string(), words: z.string(), at: z.iso.date() })),
  owner_name: z.string().nullable(),
  revision: z.int(),
  changed_at: timeSchema,
});
export const problemListReply = z.object({ data: z.array(problemSchema) });
