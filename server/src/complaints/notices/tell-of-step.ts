import type { CaseEvent } from '@voldaan/domain/complaints/case-event';
import { mentionedIn } from '@voldaan/domain/complaints/mentioned-in';
import { Refusal } from '@voldaan/domain/refusal';
import { showId } from '../../database/public-id.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { listCaseHandlers } from '../person-views.ts';
import { type CaseNews, type CaseNoticeKind, tellStaff } from './tell-staff.ts';

type Stepped = Readonly<{
  row: Readonly<{ id: string; year: number; number: number; owner_id: string | null }>;
  number: string;
  event: CaseEvent;
}>;

/**
 * Whoever a step is news for is told: who was named, who got the case, whose customer replied. Nobody is told of their own step.
 *
 * @throws Refusal case_unseen where somebody is named who does not see the case: whoever names them would wait for them.
 */
export async function tellOfStep(
  product: Product,
  db: WorkspaceTransaction,
  { row, number, event }: Stepped,
): Promise<void> {
  const by = event.by.kind === 'staff' ? event.by.id : null;
  const newsOf = (kind: CaseNoticeKind): CaseNews => ({
    kind,
    subject: showId('cas', row.id),
    number,
    detail: by === null ? {} : { by: showId('stf', by) },
    at: event.at,
  });
  const tell = async (kind: CaseNoticeKind, staffId: string | null) =>
    staffId === null || staffId === by || tellStaff(product, db, staffId, newsOf(kind));
  if (event.what === 'assigned') await tell('assigned', event.to);
  const news = newsForOwner(event);
  if (news !== undefined && by === null) {
    const owners = row.owner_id === null ? await managersOf(db) : [row.owner_id];
    for (const owner of owners) await tell(news, owner);
  }
  const said = wordsOf(event);
  if (!said.text.includes('@')) return;
  const handlers = await listCaseHandlers(db);
  const named = new Set(mentionedIn(said.text, handlers));
  const heard = new Map<string, boolean>();
  for (const { id, name } of handlers.filter((one) => named.has(one.id)))
    heard.set(name, (await tell('mentioned', id)) || heard.get(name) === true);
  // Of two colleagues of one name one is enough.
  for (const [name, isHeard] of heard)
    if (!isHeard) throw new Refusal('case_unseen', { pointer: said.pointer, values: { name } });
}

/** What whoever has the case is to hear of. */
function newsForOwner({ what }: CaseEvent): CaseNoticeKind | undefined {
  return what === 'customer_replied' || what === 'mail_failed' ? what : undefined;
}

/** Who is told where nobody owns the case, or nobody in particular is to hear of a broken promise. */
export async function managersOf(db: WorkspaceTransaction): Promise<readonly string[]> {
  return (await listCaseHandlers(db)).filter(({ role }) => role !== 'agent').map(({ id }) => id);
}

function wordsOf(event: CaseEvent): Readonly<{ text: string; pointer: string }> {
  if (event.by.kind === 'staff' && event.what === 'noted') return { text: event.text, pointer: '/text' };
  if (event.by.kind === 'staff' && event.what === 'contact') return { text: event.note, pointer: '/note' };
  return { text: '', pointer: '' };
}
