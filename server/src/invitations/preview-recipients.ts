import { linkDays } from '@voldaan/domain/invitations/link-days';
import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { decide } from '@voldaan/domain/studies/contact-budget';
import { worded } from '../contacts/contacts.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { countCandidates, type Doubt, type Judging, listDoubtful, planInMemory } from '../studies/candidate-views.ts';
import { type CustomerLedger, ledgerOf } from '../studies/contact-ledger.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { requireSurvey } from '../surveys/describe-survey.ts';
import { listWithheld } from './describe-wave.ts';
import { type MeantFor, readWho } from './read-who.ts';
import type { Who } from './schema.ts';
import { plainWave } from './store.ts';
import { type WithheldCode, withheldCode } from './withheld-code.ts';

/** So many are decided about one by one; beyond, their doubt stands for the reason. */
const decidedMost = 20_000;

/** How many would get a mail, and who would not and why. Nothing is stored. */
export async function previewRecipients(
  product: Product,
  caller: Caller,
  wish: Readonly<{ surveyId: string; who: Who }>,
) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireSurvey(db, wish.surveyId);
    const { meantFor, duplicates, pasted } = await readWho(product, db, wish.who);
    const { count, withheld } = await countMeant(db, meantFor, product.clock());
    return {
      count,
      withheld: listWithheld({ ...Object.fromEntries(withheld), duplicate: duplicates }),
      refused: pasted.refused.filter(({ code }) => code !== 'email_twice').map((item) => worded(caller.language, item)),
    };
  });
}

type Counts = Readonly<{ count: number; withheld: Map<WithheldCode, number> }>;

async function countMeant(db: WorkspaceTransaction, meantFor: MeantFor, now: Date): Promise<Counts> {
  const { budget } = await loadContactRules(db);
  const count = (ledgers: Iterable<CustomerLedger>): Counts => {
    const withheld = new Map<WithheldCode, number>();
    let asked = 0;
    for (const ledger of ledgers) {
      const { decision, reasons } = decide(wishAt(now), ledger, budget, now);
      if (decision === 'invite' || decision === 'swap') asked += 1;
      else add(withheld, withheldCode(reasons[0]), 1);
    }
    return { count: asked, withheld };
  };
  if ('addressHashes' in meantFor) return count((await ledgerOf(db, meantFor)).values());
  await planInMemory(db);
  const judging: Judging = { candidates: meantFor, budget, purpose: 'relation' };
  const counts = await countCandidates(db, judging);
  const doubtful = await listDoubtful(db, judging, decidedMost);
  const decided = count((await ledgerOf(db, { contactIds: doubtful.map(({ id }) => id) })).values());
  let clear = decided.count;
  for (const { doubt, count: all } of counts) {
    const beyond = all - (doubt === null ? 0 : doubtful.filter((one) => one.doubt === doubt).length);
    if (doubt === null) clear += beyond;
    else if (beyond > 0) add(decided.withheld, doubtCodes[doubt], beyond);
  }
  return { count: clear, withheld: decided.withheld };
}

function add(counts: Map<WithheldCode, number>, code: WithheldCode, more: number): void {
  counts.set(code, (counts.get(code) ?? 0) + more);
}

const doubtCodes: Readonly<Record<Doubt, WithheldCode>> = {
  suppressed: 'suppressed',
  consent_refused: 'consent_refused',
  consent_missing: 'consent_missing',
  topic_unwanted: 'topic_unwanted',
  open_complaint: 'open_complaint',
  asked: 'invited_recently',
  planned: 'invited_recently',
};

/** A question as a wave without a study asks it. */
function wishAt(now: Date) {
  return {
    request: 'preview',
    study: 'preview',
    kind: 'invitation',
    purpose: 'relation',
    channel: 'mail',
    priority: plainWave.priority,
    wantedAt: now,
    expiresAt: new Date(now.getTime() + linkDays * dayMs),
  } as const;
}
