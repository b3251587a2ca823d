import { isLongerThan, textLimit } from '../text-length.ts';
import type { ContactAttribute } from './customer.ts';
import { isUnreadable } from './is-unreadable.ts';

export type AttributeFaultCode =
  | 'attribute_not_text'
  | 'attribute_not_number'
  | 'attribute_not_date'
  | 'attribute_not_choice'
  | 'attribute_not_yes_no'
  | 'value_too_long'
  | 'value_unreadable';

const valueLimit = textLimit(1000);
const numberMax = 1e15;

/** Why a value cannot be this attribute's; undefined when it can. Nothing is read into it: "12" is no number here. */
export function attributeFault(
  { kind, choices }: ContactAttribute,
  value: string | number | boolean,
): AttributeFaultCode | undefined {
  switch (kind) {
    case 'number':
      return typeof value === 'number' && Math.abs(value) <= numberMax ? undefined : 'attribute_not_number';
    case 'yes_no':
      return typeof value === 'boolean' ? undefined : 'attribute_not_yes_no';
    case 'date':
      return typeof value === 'string' && isDay(value) ? undefined : 'attribute_not_date';
    case 'choice':
      return typeof value === 'string' && choices.includes(value) ? undefined : 'attribute_not_choice';
    case 'text':
      return typeof value === 'string' ? textFault(value) : 'attribute_not_text';
  }
}

function textFault(value: string): AttributeFaultCode | undefined {
  if (isUnreadable(value)) return 'value_unreadable';
  return isLongerThan(value, valueLimit) ? 'value_too_long' : undefined;
}

/** A day that exists, as `2026-05-17`, in the years that a database knows too. */
function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
