import { isLongerThan, textLimit } from '../text-length.ts';
import type { AttributeFaultCode } from './attribute-value.ts';
import type { ContactAttribute } from './customer.ts';
import { readYesNo } from './customer-words.ts';
import type { ListFormats } from './guess-formats.ts';
import { readDate } from './read-date.ts';
import { readNumber } from './read-number.ts';

const limit = textLimit(1000);

/** Reads a cell as the attribute's kind. A choice is known by its words, whatever their case. */
export function readAttributeCell(
  text: string,
  attribute: Pick<ContactAttribute, 'kind' | 'choices'>,
  formats: ListFormats,
): Readonly<{ value: string | number | boolean }> | Readonly<{ fault: AttributeFaultCode }> {
  switch (attribute.kind) {
    case 'text':
      return isLongerThan(text, limit) ? { fault: 'value_too_long' } : { value: text };
    case 'number':
      return valueOr(readNumber(text, formats.decimal), 'attribute_not_number');
    case 'date':
      return valueOr(readDate(text, formats.dateOrder), 'attribute_not_date');
    case 'yes_no':
      return valueOr(readYesNo(text), 'attribute_not_yes_no');
    case 'choice':
      return valueOr(
        attribute.choices.find((choice) => choice.toLowerCase() === text.toLowerCase()),
        'attribute_not_choice',
      );
  }
}

function valueOr<Value extends string | number | boolean>(value: Value | undefined, fault: AttributeFaultCode) {
  return value === undefined ? { fault } : { value };
}
