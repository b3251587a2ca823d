import { decide } from '@voldaan/domain/studies/contact-budget';
import { nextSendTime } from '@voldaan/domain/studies/quiet-hours';
import { rulesFor } from '@voldaan/domain/studies/rules-for';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { type CustomerLedger, ledgerWithout } from '../studies/contact-ledger.ts';
import { type ContactRules, hoursOf } from '../studies/contact-rules.ts';
import { loosenCarried } from './carried-store.ts';
import { appendDecisions, movePlanned } from './plan-store.ts';
import { lockMovablePlan } from './plan-views.ts';

type Swap = Readonly<{
  ledger: CustomerLedger;
  /** The more important mail, as it is planned now. */
  takenBy: CustomerLedger['planned'][number];
  /** The request that gives way. */
  request: string;
}>;

/**
 * Decides again about a planned mail whose place a more important one takes: it goes when there is room, or not at all when
 * its time would be over; the reasons are kept. Returns the customer's ledger as it is then, without the new mail.
 */
export async function giveWay(
  db: WorkspaceTransaction,
  { rules, now }: Readonly<{ rules: ContactRules; now: Date }>,
  { ledger, takenBy, request }: Swap,
): Promise<CustomerLedger> {
  const given = ledger.planned.find((planned) => planned.request === request && planned.kind === takenBy.kind);
  const plan = given && (await lockMovablePlan(db, given.invitationId));
  // A sender took it up in the meantime; the last look before handing over decides between the two.
  if (given === undefined || plan === undefined) return ledger;
  const others = ledgerWithout(ledger, given.invitationId);
  const wish = {
    ...given,
    // Its place was taken, and so it asks by itself from here on.
    mayMerge: false,
    wantedAt: plan.due_at,
    expiresAt: plan.expires_at,
  };
  const settled = { ...others, planned: [...others.planned, takenBy] };
  const decision = decide(wish, settled, rulesFor(rules.budget, plan.legal_basis), now);
  const later = decision.decision === 'defer' ? decision.until : undefined;
  const dueAt = later && nextSendTime(later, hoursOf(rules.sendHours)(plan));
  const isLate = dueAt === undefined || dueAt >= plan.expires_at;
  await loosenCarried(db, { carrierIds: [plan.id] }, 'planning');
  await movePlanned(db, { id: plan.id, dueAt: isLate ? null : dueAt, reason: 'over_budget' });
  await appendDecisions(db, { id: plan.wave_id, study_id: plan.study_id }, [
    {
      invitationId: plan.id,
      contactId: plan.contact_id,
      addressHash: plan.address_hash,
      occasion: plan.occasion,
      kind: plan.kind,
      decision: isLate ? 'withhold' : 'defer',
      reasons: decision.reasons,
    },
  ]);
  return isLate ? others : { ...others, planned: [...others.planned, { ...given, at: dueAt }] };
}
