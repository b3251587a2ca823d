import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { findMailServer } from './mail-setting.ts';
import { deleteOutboxMail } from './store.ts';
import { openTransport } from './transport.ts';
import { findOutboxMail } from './views.ts';

/**
 * Hands over a kept mail to staff, and removes it when the server took it. A mail that may have been taken is sent again:
 * for an invitation to a colleague, twice is better than never. It stays in the outbox while it has not left.
 */
export async function sendKeptMail(
  product: Product,
  { workspaceId, id }: Readonly<{ workspaceId: string; id: string }>,
): Promise<void> {
  const mail = await inWorkspace(product.databases.app, workspaceId, (db) => findOutboxMail(db, id));
  const { server } = await findMailServer(product, workspaceId);
  if (mail === undefined || server === undefined) return;
  const transport = openTransport(server, 1);
  try {
    const handover = await transport.send(
      {
        from: { name: server.senderName, address: server.senderAddress },
        to: mail.recipient,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
      },
      { from: server.senderAddress, to: mail.recipient },
    );
    if (handover.outcome === 'sent') {
      await inWorkspace(product.databases.app, workspaceId, (db) => deleteOutboxMail(db, id));
      return;
    }
    if (handover.outcome === 'late') throw new Error('a mail to staff may go at any hour');
    const { step, status } = handover.failure;
    if (handover.outcome === 'refused' && handover.isPermanent) {
      product.log.warn({ step, status }, 'a mail to staff was refused and stays in the outbox');
      return;
    }
    throw new Error(`a mail to staff could not be handed over at ${step}`);
  } finally {
    transport.close();
  }
}
