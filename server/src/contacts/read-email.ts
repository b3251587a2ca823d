import { domainToASCII } from 'node:url';
import { type EmailReading, readEmailAddress } from '@voldaan/domain/contacts/email-address';

/** The domain's address grammar with this platform's IDNA. */
export function readEmail(text: string): EmailReading {
  return readEmailAddress(text, domainToASCII);
}
