import type { Language } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import { type Appointment, calendarFile } from '@voldaan/domain/relations/calendar-file';
import { workspaceOfCode } from '../../accounts/workspace-code-views.ts';
import { message } from '../../catalogue/message.ts';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { codeOfToken, deriveToken, hashToken } from '../../secret/token.ts';
import { insertFeed, revokeFeed } from './feed-store.ts';
import { findFeed, ownerOfFeed } from './feed-views.ts';
import type { FeedShown } from './schema.ts';
import { findVisit, listVisitsOfCalendar, type VisitRow } from './visit-views.ts';

const dayMs = 86_400_000;
/** What was is of no use in a calendar for long; what was called off has to stand there until every calendar looked. */
const daysBack = 60;
const daysAhead = 400;

/** One visit for a calendar; of one that was called off, the news that it is off. */
export function visitCalendar(product: Product, caller: Caller, id: string): Promise<string> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const row = await findVisit(db, { id });
    if (row === undefined) throw new Refusal('not_found');
    const method = row.state === 'cancelled' ? 'CANCEL' : 'PUBLISH';
    return calendarFile([appointmentOf(product, row, caller.language)], {
      method,
      name: message(caller.language, 'calendar.visits', {}),
    });
  });
}

/** The calendar behind a link; undefined when the link never opened one, or was revoked. */
export async function calendarOfLink(product: Product, given: string): Promise<string | undefined> {
  const token = given.replace(/\.ics$/, '');
  const code = codeOfToken(token);
  const workspaceId = code === undefined ? undefined : await workspaceOfCode(product.databases, code);
  if (workspaceId === undefined) return undefined;
  const now = product.clock().getTime();
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const owner = await ownerOfFeed(db, hashToken(token));
    if (owner === undefined) return undefined;
    const stretch = { from: new Date(now - daysBack * dayMs), to: new Date(now + daysAhead * dayMs) };
    const rows = await listVisitsOfCalendar(db, { ...stretch, ownerId: owner.id });
    return calendarFile(
      rows.map((row) => appointmentOf(product, row, owner.language)),
      { method: 'PUBLISH', name: message(owner.language, 'calendar.visits', {}) },
    );
  });
}

/** Whom and what for; what was said there stays here, since a calendar is shown to many. */
function appointmentOf(product: Product, row: VisitRow, language: Language): Appointment {
  const shown = showId('vis', row.id);
  const who = [row.contact_name ?? '', row.organisation_name ?? ''].filter((part) => part !== '').join(', ');
  const lines = [row.purpose, row.contact_phone ?? '', `${product.config.baseUrl}/visits/${shown}`];
  return {
    uid: `${shown}@voldaan`,
    sequence: row.sequence,
    start: row.starts_at,
    end: new Date(row.starts_at.getTime() + row.minutes * 60_000),
    summary: message(language, 'calendar.visit', { who }),
    description: lines.filter((line) => line !== '').join('\n'),
    location: row.place,
    isCancelled: row.state === 'cancelled',
    changedAt: row.changed_at,
  };
}

export function showFeed(product: Product, caller: Caller): Promise<FeedShown> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const feed = await findFeed(db, caller.staffId);
    if (feed === undefined) return { url: null, made_at: null };
    return { url: urlOf(product, tokenOf(product, caller, feed.id)), made_at: feed.made_at };
  });
}

/** A new link; the one before it opens nothing from then on. */
export function makeFeed(product: Product, caller: Caller): Promise<FeedShown> {
  const at = product.clock();
  const id = uuid(at.getTime());
  const token = tokenOf(product, caller, id);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await revokeFeed(db, { staffId: caller.staffId, at });
    await insertFeed(db, { id, staffId: caller.staffId, tokenHash: hashToken(token), at });
    return { url: urlOf(product, token), made_at: at };
  });
}

export function endFeed(product: Product, caller: Caller): Promise<void> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await revokeFeed(db, { staffId: caller.staffId, at }))) throw new Refusal('not_found');
  });
}

function tokenOf(product: Product, { workspaceCode }: Caller, feedId: string): string {
  return deriveToken(workspaceCode, product.key('calendar-feed'), feedId);
}

function urlOf(product: Product, token: string): string {
  return `${product.config.baseUrl}/f/${token}.ics`;
}
