import { nameFault } from '@voldaan/domain/contacts/person-name';
import { Refusal } from '@voldaan/domain/refusal';

/** The name that something of a workspace is given: one there must be, without blanks around it. */
export function requireName(given: string): string {
  const name = given.trim();
  const fault = name === '' ? 'name_missing' : nameFault(name);
  if (fault !== undefined) throw new Refusal(fault, { pointer: '/name' });
  return name;
}
