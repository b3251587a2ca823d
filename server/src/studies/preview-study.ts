import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { decide } from '@voldaan/domain/studies/contact-budget';
import { consentFor } from '@voldaan/domain/studies/contact-request';
import { nextSendTime } from '@voldaan/domain/studies/quiet-hours';
import { rulesFor } from '@voldaan/domain/studies/rules-for';
import { neededSize } from '@voldaan/domain/studies/sample/needed-size';
import { purposeOf } from '@voldaan/domain/studies/schedule/study';
import { message } from '../catalogue/message.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { countAudience } from './audience-views.ts';
import { countCandidates, type Judging, listClear, listDoubtful, planInMemory } from './candidate-views.ts';
import { ledgerOf, requestName } from './contact-ledger.ts';
import { type ContactRules, hoursOf, loadContactRules } from './contact-rules.ts';
import { requireStudy } from './describe-study.ts';
import { dueCustomers } from './due-customers.ts';
import { listNamed } from './named-views.ts';
import type { StudyRecord } from './views.ts';

/** So many are decided about one by one; beyond, their doubt stands for the reason. */
const decidedMost = 5_000;
const firstMost = 10;
const dueMost = 5_000;

/** Who would be asked if the study were planned at this moment, and who would not and why. Nothing is stored. */
export function previewStudy(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const study = await requireStudy(db, id);
    const scene = { study, rules: await loadContactRules(db), now: product.clock() };
    await planInMemory(db);
    const look = study.kind === 'relation' ? await lookAtEverybody(db, scene) : await lookAtDue(db, scene);
    const first = await firstOf(db, scene, look.first);
    const leftOut = [...look.leftOut].map(([reason, count]) => {
      return { reason, count, detail: message(caller.language, `reason.${reason}`) };
    });
    return { population: look.population, due: look.due, left_out: leftOut, first };
  });
}

type Scene = Readonly<{ study: StudyRecord; rules: ContactRules; now: Date }>;

type Look = Readonly<{
  population: number;
  due: number;
  leftOut: ReadonlyMap<string, number>;
  first: readonly Asked[];
}>;

type Asked = Readonly<{ contactId: string; occasion: string; wantedAt: Date; expiresAt: Date }>;

async function lookAtEverybody(db: WorkspaceTransaction, scene: Scene): Promise<Look> {
  const { plan } = scene.study;
  const budget = rulesFor(scene.rules.budget, plan.legalBasis ?? 'service');
  const judging: Judging = { candidates: { audience: plan.audience }, budget, purpose: purposeOf('relation') };
  const counts = await countCandidates(db, judging);
  const population = counts.reduce((sum, { count }) => sum + count, 0);
  const clear = counts.find(({ doubt }) => doubt === null)?.count ?? 0;
  const doubtful = await listDoubtful(db, judging, decidedMost);
  const asked = doubtful.map(({ id }) => askedNow(id, scene));
  const { may, leftOut } = await decideAbout(db, scene, asked);
  const rest = counts.flatMap(({ doubt, count }) => {
    const decided = doubtful.filter((one) => one.doubt === doubt).length;
    return doubt === null || count <= decided ? [] : [[doubtReasons[doubt], count - decided] as const];
  });
  for (const [reason, count] of rest) leftOut.set(reason, (leftOut.get(reason) ?? 0) + count);
  const clearFirst = (await listClear(db, judging, firstMost)).map((id) => askedNow(id, scene));
  const free = clear + may.length;
  return { population, due: drawnOf(scene.study, population, free), leftOut, first: [...clearFirst, ...may] };
}

const doubtReasons = {
  open_complaint: 'open_complaint',
  asked: 'cap_reached',
  planned: 'already_planned',
  suppressed: 'suppressed',
  consent_refused: 'consent_refused',
  consent_missing: 'consent_missing',
  topic_unwanted: 'topic_unwanted',
} as const;

/** Of a sample only so many are drawn, of a quota as many as it has places, and of a study that rolls one month's part. */
function drawnOf({ plan: { sample, timing, precision } }: StudyRecord, population: number, free: number): number {
  const isRolling = timing.kind === 'relation' && timing.cadence.every === 'rolling';
  const months = isRolling ? timing.cadence.months : 1;
  const [inPeriod, freeInPeriod] = [Math.ceil(population / months), Math.ceil(free / months)];
  if (sample.kind === 'census' || population === 0) return freeInPeriod;
  if (sample.kind === 'quota') {
    const places = Object.values(sample.places).reduce((sum, one) => sum + one, 0);
    return Math.min(freeInPeriod, places);
  }
  return Math.min(freeInPeriod, neededSize({ population: inPeriod, ...precision }).invitations);
}

function askedNow(contactId: string, { study, now }: Scene): Asked {
  const { timing } = study.plan;
  const validHours = 'validHours' in timing ? timing.validHours : 24 * 30;
  return { contactId, occasion: '', wantedAt: now, expiresAt: new Date(now.getTime() + validHours * 3_600_000) };
}

async function lookAtDue(db: WorkspaceTransaction, scene: Scene): Promise<Look> {
  const { plan } = scene.study;
  const { timing } = plan;
  // What happened within the time for which the question makes sense, as if the study had been running.
  const hours = 'delayHours' in timing ? timing.delayHours + timing.validHours : 0;
  const since = new Date(scene.now.getTime() - Math.max(hours * 3_600_000, dayMs));
  const { due } = await dueCustomers(db, { plan, after: { receivedAt: since }, now: scene.now, limit: dueMost });
  const { may, leftOut } = await decideAbout(db, scene, due);
  const population = plan.channel === 'mail' ? due.length : await countAudience(db, plan.audience);
  return { population, due: may.length, leftOut, first: may };
}

async function decideAbout(db: WorkspaceTransaction, { study, rules, now }: Scene, asked: readonly Asked[]) {
  const purpose = purposeOf(study.kind);
  const budget = rulesFor(rules.budget, study.plan.legalBasis ?? 'service');
  const people = await listNamed(
    db,
    asked.map(({ contactId }) => contactId),
  );
  const addressHashes = [...people.values()].map(({ address_hash }) => address_hash);
  const ledgers = await ledgerOf(db, { addressHashes, consent: consentFor(purpose) });
  const leftOut = new Map<string, number>();
  const may = asked.filter(({ contactId, occasion, wantedAt, expiresAt }) => {
    const person = people.get(contactId);
    const ledger = person && ledgers.get(person.address_hash.toString('hex'));
    if (person === undefined || ledger === undefined) return false;
    const name = requestName(study.id, person.address_hash, occasion === '' ? 'preview' : occasion);
    const traits = { request: name, study: study.id, kind: 'invitation', purpose, channel: 'mail' } as const;
    const request = { ...traits, priority: study.plan.priority, wantedAt, expiresAt };
    const { decision, reasons } = decide(request, ledger, budget, now);
    if (decision === 'invite' || decision === 'swap') return true;
    leftOut.set(reasons[0].code, (leftOut.get(reasons[0].code) ?? 0) + 1);
    return false;
  });
  return { may, leftOut };
}

async function firstOf(db: WorkspaceTransaction, { rules, now }: Scene, asked: readonly Asked[]) {
  const first = asked.slice(0, firstMost);
  const people = await listNamed(
    db,
    first.map(({ contactId }) => contactId),
  );
  const hours = hoursOf(rules.sendHours);
  return first.flatMap(({ contactId, occasion, wantedAt }) => {
    const person = people.get(contactId);
    if (person === undefined) return [];
    const dueAt = nextSendTime(wantedAt > now ? wantedAt : now, hours(person));
    return [{ contact_id: contactId, name: person.name, email: person.email, occasion, due_at: dueAt }];
  });
}
