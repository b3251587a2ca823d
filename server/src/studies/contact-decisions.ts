import type { Language } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { decide } from '@voldaan/domain/studies/contact-budget';
import { message } from '../catalogue/message.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { ledgerOf } from './contact-ledger.ts';
import { type ContactRules, loadContactRules } from './contact-rules.ts';
import { listStory, type StoryStep } from './decision-views.ts';
import { listNamed, type NamedContact } from './named-views.ts';
import { wordDay, wordReason } from './word-reason.ts';

/** Why a customer got a survey, or did not: every decision, request and step of a mail in order, worded. */
export function showContactDecisions(
  product: Product,
  caller: Caller,
  { contactId, studyId }: Readonly<{ contactId: string; studyId: string | undefined }>,
) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const contact = (await listNamed(db, [contactId])).get(contactId);
    if (contact === undefined) throw new Refusal('not_found');
    const rules = await loadContactRules(db);
    const words = { language: caller.language, zone: rules.sendHours.zone };
    const story = await listStory(db, { contactId, addressHash: contact.address_hash });
    const steps = studyId === undefined ? story : story.filter((step) => step.study_id === studyId);
    return {
      contact: { id: contact.id, name: contact.name, email: contact.email },
      now: await standingOf(db, contact, { rules, words, at: product.clock() }),
      studies: studiesIn(story),
      steps: steps.map((step) => describeStep(words, step)),
    };
  });
}

type Words = Readonly<{ language: Language; zone: string }>;

/** Whether an ordinary question could go to this customer at this moment. */
async function standingOf(
  db: WorkspaceTransaction,
  contact: NamedContact,
  { rules, words, at }: Readonly<{ rules: ContactRules; words: Words; at: Date }>,
) {
  const ledgers = await ledgerOf(db, { addressHashes: [contact.address_hash] });
  const ledger = ledgers.get(contact.address_hash.toString('hex')) ?? { past: [], planned: [], consents: {} };
  const request = { request: 'now', study: 'now', kind: 'invitation', purpose: 'relation', channel: 'mail' } as const;
  const expiresAt = new Date(at.getTime() + 3_650 * dayMs);
  const wish = { ...request, priority: 0, wantedAt: at, expiresAt };
  const decision = decide(wish, ledger, rules.budget, at);
  return {
    may_be_asked: decision.decision === 'invite',
    free_from: decision.decision === 'defer' ? decision.until : null,
    reasons: decision.reasons.map((reason) => {
      return { code: reason.code, detail: wordReason(words.language, words.zone, reason) };
    }),
  };
}

function studiesIn(steps: readonly StoryStep[]) {
  const names = new Map<string, string>();
  for (const { study_id: id, study_name: name } of steps) if (id !== null) names.set(id, name ?? '');
  return [...names].map(([id, name]) => ({ id, name }));
}

function describeStep(words: Words, { reasons, note, until, mail_of, mail_at, took_along, ...step }: StoryStep) {
  const told = reasons.map((reason) => {
    return { code: reason.code, detail: wordReason(words.language, words.zone, reason), values: reason };
  });
  return {
    ...step,
    reasons: [...told, ...wordShared(words, { mail_of, mail_at, took_along })],
    detail: wordStep(words, { ...step, note, until }),
  };
}

/** In whose mail a question went along, and whose went along in this one. */
function wordShared(
  { language, zone }: Words,
  { mail_of, mail_at, took_along }: Pick<StoryStep, 'mail_of' | 'mail_at' | 'took_along'>,
) {
  const day = mail_at === null ? 'none' : wordDay(language, zone, mail_at);
  const shared = (detail: string) => ({ code: 'shared_mail', detail, values: null });
  return [
    ...(mail_of === null ? [] : [shared(message(language, 'why.together', { study: mail_of, day }))]),
    ...(took_along === null ? [] : [shared(message(language, 'why.took_along', { study: took_along }))]),
  ];
}

function wordStep(
  { language, zone }: Words,
  step: Pick<StoryStep, 'sort' | 'outcome' | 'kind' | 'note' | 'until'>,
): string {
  const kind = step.kind ?? 'invitation';
  const day = step.until === null ? '' : wordDay(language, zone, step.until);
  return message(language, `why.${step.sort}.${step.outcome}`, { kind, note: step.note, day });
}
