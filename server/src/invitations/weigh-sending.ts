import type { BudgetRules } from '@voldaan/domain/studies/budget-rules';
import { decide } from '@voldaan/domain/studies/contact-budget';
import type { ContactDecision, Reason } from '@voldaan/domain/studies/contact-decision';
import { type ContactRequest, consentFor, type PastContact } from '@voldaan/domain/studies/contact-request';
import { rulesFor } from '@voldaan/domain/studies/rules-for';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { ledgerOf, ledgerWithout, requestName } from '../studies/contact-ledger.ts';
import { insertDecisions, type WeighingStage } from './decision-store.ts';
import type { SendFacts, SendMove } from './ledger-store.ts';

export type Weighing = Readonly<{ budget: BudgetRules; stage: WeighingStage; now: Date }>;

/**
 * Weighs the mails of customers of whom something is known against everything else they got, over all studies, in the
 * transaction that sends them on. Gives what becomes of those that may not go now, and keeps each such decision with its
 * reasons; all others may go.
 *
 * Only what has gone out counts, not what is merely planned: two planned mails would each wait for the other, whereas the
 * first that is handed over is on record when the second is weighed. Of two that are handed over together, as when two contacts
 * became one since they were planned, the first counts for the second.
 */
export async function weighSending(
  db: WorkspaceTransaction,
  mails: readonly SendFacts[],
  { budget, stage, now }: Weighing,
): Promise<ReadonlyMap<string, SendMove>> {
  const twice = stage === 'hand_over' ? customersTwice(mails) : new Set<string | null>();
  const uncertain = mails.filter((mail) => mail.must_be_weighed || twice.has(mail.contact_id));
  const first = uncertain[0];
  if (first === undefined) return new Map();
  // A wave has one purpose.
  const consent = consentFor(first.purpose);
  const ledgers = await ledgerOf(db, { invitationIds: uncertain.map(({ id }) => id), consent });
  const leaving = new Map<string | null, readonly PastContact[]>();
  const decided = uncertain.flatMap((mail) => {
    const ledger = ledgers.get(mail.address_hash.toString('hex'));
    if (ledger === undefined) throw new Error('a customer of a mail that is due has no ledger');
    const known = ledgerWithout(ledger, mail.id);
    const left = leaving.get(mail.contact_id) ?? [];
    const request = requestOf(mail, now);
    const own = { ...known, past: [...known.past, ...left], planned: [] };
    const decision = decide(request, own, rulesFor(budget, mail.legal_basis), now);
    if (decision.decision !== 'invite') return [{ mail, decision }];
    if (twice.has(mail.contact_id)) leaving.set(mail.contact_id, [...left, { ...request, at: now }]);
    return [];
  });
  await insertDecisions(db, stage, decided);
  return new Map(decided.map(({ mail, decision }) => [mail.id, moveOf(mail.id, decision, now)]));
}

function customersTwice(mails: readonly SendFacts[]): ReadonlySet<string | null> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { contact_id: contactId } of mails) {
    if (contactId === null) continue;
    if (seen.has(contactId)) twice.add(contactId);
    seen.add(contactId);
  }
  return twice;
}

function requestOf(mail: SendFacts, now: Date): ContactRequest {
  const study = mail.study_id ?? mail.wave_id;
  return {
    request: requestName(study, mail.address_hash, mail.occasion),
    study,
    kind: mail.kind,
    purpose: mail.purpose,
    channel: 'mail',
    priority: mail.priority,
    wantedAt: now,
    expiresAt: mail.expires_at,
    mayMerge: false,
  };
}

function moveOf(id: string, decision: ContactDecision, now: Date): SendMove {
  const reason = reasonOf(decision.reasons[0]);
  if (decision.decision !== 'defer') return { id, state: 'suppressed', reason };
  return { id, state: 'planned', reason, dueInSeconds: (decision.until.getTime() - now.getTime()) / 1000 };
}

/** The gravest reason, as the wave's screen groups them. */
function reasonOf(reason: Reason): string {
  switch (reason.code) {
    case 'suppressed':
      return reason.cause === 'bounced' || reason.cause === 'reported' ? reason.cause : 'suppressed';
    case 'open_complaint':
      return 'complaint_open';
    case 'cap_reached':
    case 'budget_spent':
    case 'never_fits':
    case 'expires_first':
      return 'over_budget';
    default:
      return reason.code;
  }
}
