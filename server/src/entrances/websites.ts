import { Refusal } from '@voldaan/domain/refusal';
import type { z } from 'zod';
import { recordAudit } from '../accounts/audit-store.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import type { AnswerLink } from '../responses/answer-link.ts';
import { isOfWebsites, readWebsite } from './read-website.ts';
import type { shareReply } from './schema.ts';
import { updateWebsites } from './store.ts';
import { websitesOf } from './views.ts';

/** Says on which websites a survey may be asked. It holds within the seconds for which a link is kept. */
export async function changeWebsites(
  product: Product,
  caller: Caller,
  wish: Readonly<{ id: string; typed: readonly string[] }>,
): Promise<z.output<typeof shareReply>> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const before = await websitesOf(db, wish.id);
    if (before === undefined) throw new Refusal('not_found');
    const websites = [...new Set(wish.typed.map(readOne))];
    await updateWebsites(db, { id: wish.id, websites });
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'survey.websites_changed',
      subject: showId('srv', wish.id),
      detail: { before: before.join(' '), after: websites.join(' ') },
      at: product.clock(),
    });
    return { websites };
  });
}

function readOne(typed: string): string {
  const website = readWebsite(typed);
  if (website === undefined)
    throw new Refusal('website_malformed', { pointer: '/websites', values: { website: typed.slice(0, 100) } });
  return website;
}

/**
 * Whether a page with this origin may ask a survey or send its answers. A browser says the origin of a page of another site with
 * each of both; ours are always let in. What is no browser can say what it likes: this keeps pages apart, not programs.
 */
export function isAskedThere(link: AnswerLink, { origin, own }: Readonly<{ origin: string; own: string }>): boolean {
  return link.websites.length === 0 || origin === new URL(own).origin || isOfWebsites(link.websites, origin);
}
