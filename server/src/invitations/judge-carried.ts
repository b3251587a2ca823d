import type { BudgetRules } from '@voldaan/domain/studies/budget-rules';
import { refusalOf } from '@voldaan/domain/studies/contact-budget';
import { consentFor } from '@voldaan/domain/studies/contact-request';
import { rulesFor } from '@voldaan/domain/studies/rules-for';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { type CustomerLedger, ledgerOf, ledgerWithout, requestName } from '../studies/contact-ledger.ts';
import { loosenCarried } from './carried-store.ts';
import { type CarriedInvitation, type CarriedQuestion, listCarriedBefore, lockCarried } from './carried-views.ts';
import type { WeighingStage } from './decision-store.ts';

/** A mail that is about to go, and the one that it reminds of. */
export type CarryingMail = Readonly<{ id: string; reminder_of: string | null; takes_along: boolean }>;

export type CarriedJudging = Readonly<{ budget: BudgetRules; stage: WeighingStage; now: Date }>;

/**
 * Which questions go along in each of these mails, by the mail's id. What may not be asked any more comes loose, and is decided
 * upon again by itself; a reminder repeats what went along in its mail and has no answer.
 */
export async function judgeCarried(
  db: WorkspaceTransaction,
  mails: readonly CarryingMail[],
  judging: CarriedJudging,
): Promise<ReadonlyMap<string, readonly CarriedQuestion[]>> {
  const carrying = mails.filter(({ takes_along }) => takes_along);
  if (carrying.length === 0) return new Map();
  const going = await goingAlong(
    db,
    carrying.filter(({ reminder_of }) => reminder_of === null).map(({ id }) => id),
    judging,
  );
  const reminded = carrying.flatMap(({ reminder_of }) => (reminder_of === null ? [] : [reminder_of]));
  const before = reminded.length === 0 ? [] : await listCarriedBefore(db, reminded);
  const byMail = Map.groupBy([...going, ...before], ({ carried_by }) => carried_by);
  return new Map(carrying.map(({ id, reminder_of }) => [id, byMail.get(reminder_of ?? id) ?? []]));
}

async function goingAlong(
  db: WorkspaceTransaction,
  carrierIds: readonly string[],
  { budget, stage, now }: CarriedJudging,
): Promise<readonly CarriedInvitation[]> {
  const carried = carrierIds.length === 0 ? [] : await lockCarried(db, carrierIds);
  const [first] = carried;
  if (first === undefined) return [];
  // Two questions share a mail only where one consent is asked for both.
  const consent = consentFor(first.purpose);
  const ledgers = await ledgerOf(db, { invitationIds: carried.map(({ id }) => id), consent });
  const may = (one: CarriedInvitation) => {
    const ledger = ledgers.get(one.address_hash.toString('hex')) ?? { past: [], planned: [], consents: {} };
    return one.is_going && !isRefused(one, ledgerWithout(ledger, one.id), { budget, now });
  };
  const loose = carried.filter((one) => !may(one)).map(({ id }) => id);
  if (loose.length > 0) await loosenCarried(db, { ids: loose }, stage);
  return carried.filter(({ id }) => !loose.includes(id));
}

function isRefused(
  one: CarriedInvitation,
  ledger: CustomerLedger,
  { budget, now }: Pick<CarriedJudging, 'budget' | 'now'>,
): boolean {
  const study = one.study_id ?? one.wave_id;
  const request = {
    request: requestName(study, one.address_hash, one.occasion),
    study,
    kind: 'invitation',
    purpose: one.purpose,
    channel: 'mail',
    priority: one.priority,
    wantedAt: now,
    expiresAt: one.expires_at,
  } as const;
  return refusalOf(request, ledger, rulesFor(budget, one.legal_basis), now) !== undefined;
}
