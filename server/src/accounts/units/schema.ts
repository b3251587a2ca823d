import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';
import { textSchema } from '../../http/text-schema.ts';

const name = textSchema(100)
  .trim()
  .regex(/^\P{Cc}*$/u)
  .min(1);

export const namedUnit = z.object({ id: idSchema('unt'), name: z.string() });
const unitSchema = namedUnit.extend({
  /** It takes no new cases any more. */
  is_retired: z.boolean(),
  members: z.array(z.object({ id: idSchema('stf'), name: z.string() })),
});
export const unitListReply = z.object({ data: z.array(unitSchema) });
export type UnitList = z.output<typeof unitListReply>;
export const unitParams = z.strictObject({ id: idSchema('unt') });
export const unitBody = z.strictObject({ name });
export const unitChangeBody = z.strictObject({ name, is_retired: z.boolean() }).partial();
export type UnitChange = z.output<typeof unitChangeBody>;

export const staffUnitsBody = z.strictObject({
  units: z.array(idSchema('unt')).max(100),
  /** Of an agent: whether the cases of these units, and those given to them by name, are all that they see. */
  is_limited_to_units: z.boolean(),
});
export type StaffUnitsBody = z.output<typeof staffUnitsBody>;
