import type { BudgetRules } from '@voldaan/domain/studies/budget-rules';
import { decide } from '@voldaan/domain/studies/contact-budget';
import type { ContactDecision, Reason } from '@voldaan/domain/studies/contact-decision';
import { type ContactRequest, consentFor } from '@voldaan/domain/studies/contact-request';
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
 * first that is handed over is on record when the second is weighed.
 */
export async function weighSending(
  db: WorkspaceTransaction,
  mails: readonly SendFacts[],
  weighing: Weighing,
): Promise<ReadonlyMap<string, SendMove>> {
  const uncertain = mails.filter(({ must_be_weighed }) => must_be_weighed);
  const first = uncertain[0];
  if (first === undefined) return new Map();
  // A wave has one purpose.
  const consent = consentFor(first.purpose);
  const ledgers = await ledgerOf(db, { addressHashes: uncertain.map(({ address_hash }) => address_hash), consent });
  const decided = uncertain.flatMap((mail) => {
    const ledger = ledgers.get(mail.address_hash.toString('hex'));
    if (ledger === undefined) throw new Error('a customer of a mail that is due has no ledger');
    const own = { ...ledgerWithout(ledger, mail.id), planned: [] };
    const decision = decide(
      requestOf(mail, weighing.now),
      own,
      rulesFor(weighing.budget, mail.legal_basis),
      weighing.now,
    );
    return decision.decision === 'invite' ? [] : [{ mail, decision }];
  });
  await insertDecisions(db, weighing.stage, decided);
  return new Map(decided.map(({ mail, decision }) => [mail.id, moveOf(mail.id, decision, weighing.now)]));
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
