import { Refusal } from '@voldaan/domain/refusal';
import { isLocalAddress } from '../config.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { isOwnMachine } from './host-name.ts';
import type { MailServer } from './mail-server.ts';
import { mailServerIn } from './mail-setting.ts';
import { lastSendingCheck } from './sending-check-views.ts';
import { domainOf } from './sign-mail.ts';

/** Above this number of mails receivers look at a sender as at one of bulk mail. */
export const largeWaveMails = 1000;

/** The daily round may be late by as much again before the last check counts for nothing. */
const checkHoldsHours = 48;

/**
 * Refuses a wave over a thousand mails while the domain it would be sent from is not in order, or was not looked at for two
 * days: such a wave would be rejected, and spoil the domain for every mail after it. Without a mail server nothing leaves.
 */
export async function requireSendingCheck(product: Product, db: WorkspaceTransaction, count: number): Promise<void> {
  if (count <= largeWaveMails) return;
  const { server } = await mailServerIn(product, db);
  if (server === undefined || isTrial(product, server)) return;
  const domain = domainOf(server.senderAddress);
  const check = await lastSendingCheck(db);
  const values = { domain, most: largeWaveMails };
  const oldest = product.clock().getTime() - checkHoldsHours * 3_600_000;
  if (check?.domain !== domain || check.host !== server.host || check.checked_at.getTime() < oldest) {
    throw new Refusal('sending_check_missing', { values });
  }
  if (!check.is_in_order) throw new Refusal('sending_check_failed', { values });
}

/** Voldaan and its mail server on one machine, under an address that only this machine knows: nobody else gets mail. */
function isTrial({ config }: Product, { host }: MailServer): boolean {
  return isLocalAddress(config.baseUrl) && isOwnMachine(host);
}
