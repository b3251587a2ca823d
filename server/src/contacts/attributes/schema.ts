import { contactAttributeKinds } from '@voldaan/domain/contacts/customer';
import { z } from 'zod';
import { textSchema } from '../../http/text-schema.ts';

export const attributeSchema = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(contactAttributeKinds),
  choices: z.array(z.string()),
});
export type Attribute = z.input<typeof attributeSchema>;

export const attributeListReply = z.object({ data: z.array(attributeSchema) });
export const attributeParams = z.strictObject({ key: z.string().max(100) });

const choices = z.array(textSchema(100).min(1)).max(100);

/** The key is made from the name and stays when the name changes. */
export const attributeBody = z.strictObject({
  name: textSchema(100).min(1),
  kind: z.enum(contactAttributeKinds),
  choices: choices.optional(),
});
export const attributeChangeBody = z.strictObject({
  name: textSchema(100).min(1).optional(),
  choices: choices.optional(),
});
