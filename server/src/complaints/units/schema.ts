import { caseKinds } from '@voldaan/domain/complaints/case-event';
import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';
import { textSchema } from '../../http/text-schema.ts';

const sources = ['form', 'widget', 'qr', 'mail', 'phone', 'answer', 'low_score', 'api', 'visit'] as const;

/** Which unit a new case belongs to: of whatever is null or empty, any. */
export const unitRuleSchema = z.strictObject({
  unit_id: idSchema('unt'),
  kind: z.enum(caseKinds).nullable(),
  /** By which way it came in. */
  source: z.enum(sources).nullable(),
  touchpoint_id: idSchema('tch').nullable(),
  /** Words in what it is about. */
  about: textSchema(200)
    .trim()
    .regex(/^\P{Cc}*$/u),
});
export const unitRulesSchema = z.strictObject({ rules: z.array(unitRuleSchema).max(100) });
export type UnitRules = z.output<typeof unitRulesSchema>;
