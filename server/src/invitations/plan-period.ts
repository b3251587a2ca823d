import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { rulesFor } from '@voldaan/domain/studies/rules-for';
import { drawSample } from '@voldaan/domain/studies/sample/draw-sample';
import { type NeededSize, neededSize } from '@voldaan/domain/studies/sample/needed-size';
import { rollingPlace } from '@voldaan/domain/studies/sample/rolling-place';
import { purposeOf } from '@voldaan/domain/studies/schedule/study';
import type { StudyPeriod } from '@voldaan/domain/studies/schedule/study-period';
import type { CadenceDraft, StudyDraft } from '@voldaan/domain/studies/study-draft';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { planInMemory } from '../studies/candidate-views.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { countCensus, insertDraw, insertMembers } from '../studies/draw-store.ts';
import { earlierSpread } from '../studies/earlier-spread.ts';
import { countDrawn, type FrameMember, frameMembers } from '../studies/frame-members-views.ts';
import type { StudyRecord } from '../studies/views.ts';
import { addParts, insertJudgedParts, type NewPart, partSize } from './part-store.ts';
import { goOnSending, studyWave } from './study-wave.ts';

/** Drawn beyond what is expected to be needed, where the study stops at a number of answers. */
const reserveFactor = 2;

/** Draws the sample of a period and plans its wave, or its first release. Nothing when the period was drawn already. */
export async function drawPeriod(
  product: Product,
  db: WorkspaceTransaction,
  study: StudyRecord,
  period: StudyPeriod,
): Promise<void> {
  const { timing } = study.plan;
  if (timing.kind !== 'relation') return;
  const drawId = uuid();
  const seed = `${study.seed}/${period.period}`;
  const draw = { id: drawId, studyId: study.id, period: period.period, seed };
  const { sample: chosen, channel } = study.plan;
  const isWholeAudience = chosen.kind === 'census' && timing.cadence.every !== 'rolling' && channel === 'mail';
  if (isWholeAudience) {
    const empty = { ...draw, isCensus: true, frameCount: 0, selectedCount: 0, strata: [], leftOut: {} };
    if (!(await insertDraw(db, empty))) return;
    await planCensus(product, db, { study, drawId, period });
    return;
  }
  const { frame, leftOut } = await readFrame(db, study, { cadence: timing.cadence, period: period.period });
  const sample = sampleOf(study.plan, frame, {
    seed,
    drawnBefore: await countDrawn(db, study.id),
    deviations: await earlierSpread(db, study),
  });
  const { members, strata, isCensus } = sample;
  const counts = { isCensus, frameCount: frame.length, selectedCount: members.length, strata, leftOut };
  if (!(await insertDraw(db, { ...draw, ...counts }))) return;
  await insertMembers(db, drawId, members);
}

type Census = Readonly<{ study: StudyRecord; drawId: string; period: StudyPeriod }>;

/** Everybody, in one pass: a list of members would say no more than the audience does. */
async function planCensus(
  product: Product,
  db: WorkspaceTransaction,
  { study, drawId, period }: Census,
): Promise<void> {
  const { occasion, closesAt } = period;
  const waveId = await studyWave(db, study, { drawId, occasion, closesAt });
  if (waveId === undefined) return;
  const rules = await loadContactRules(db);
  const budget = rulesFor(rules.budget, study.plan.legalBasis ?? 'service');
  await planInMemory(db);
  const candidates = { audience: study.plan.audience };
  const { customers, clear } = await insertJudgedParts(db, waveId, {
    candidates,
    budget,
    purpose: purposeOf(study.kind),
  });
  await countCensus(db, { id: drawId, customers });
  await goOnSending(product, db, { waveId, count: clear });
}

type FramePlace = Readonly<{ cadence: CadenceDraft; period: number }>;

type Frame = Readonly<{ frame: readonly FrameMember[]; leftOut: Readonly<Record<string, number>> }>;

/** Everybody of the audience who can be drawn in a period, and why the others cannot. */
async function readFrame(
  db: WorkspaceTransaction,
  study: StudyRecord,
  { cadence, period }: FramePlace,
): Promise<Frame> {
  const { sample, audience, channel } = study.plan;
  const by = sample.kind === 'stratified' || sample.kind === 'quota' ? sample.by : undefined;
  const whyNot = ({ id, stratum, has_phone: hasPhone }: FrameMember) => {
    if (channel === 'phone' && !hasPhone) return 'no_phone';
    if (cadence.every === 'rolling' && placeIn(study, cadence, id).period !== period % cadence.months)
      return 'other_month';
    return sample.kind === 'quota' && !Object.hasOwn(sample.places, stratum) ? 'group_not_asked' : undefined;
  };
  const frame: FrameMember[] = [];
  const leftOut: Record<string, number> = {};
  for await (const page of frameMembers(db, audience, by)) {
    for (const member of page) {
      const reason = whyNot(member);
      if (reason === undefined) frame.push(member);
      else leftOut[reason] = (leftOut[reason] ?? 0) + 1;
    }
  }
  return { frame, leftOut };
}

function placeIn({ seed }: StudyRecord, { months }: Extract<CadenceDraft, { every: 'rolling' }>, contactId: string) {
  return rollingPlace(contactId, { seed, periods: months });
}

type Chance = Readonly<{
  seed: string;
  drawnBefore: ReadonlyMap<string, number>;
  deviations: ReadonlyMap<string, number>;
}>;

function sampleOf(plan: StudyDraft, frame: readonly FrameMember[], chance: Chance) {
  const { sample, precision, targetAnswers } = plan;
  const allocation = sample.kind === 'stratified' ? sample.allocation : 'proportional';
  if (sample.kind === 'quota') {
    const reserve = (places: number) => Math.ceil((places / precision.expectedResponse) * reserveFactor);
    const size = Object.fromEntries(Object.entries(sample.places).map(([cell, places]) => [cell, reserve(places)]));
    return { ...drawSample(frame, { ...chance, size, allocation }), isCensus: false };
  }
  const needed = frame.length === 0 ? undefined : neededSize({ population: frame.length, ...precision });
  const isCensus = sample.kind === 'census' || needed?.method === 'census';
  const size = isCensus ? frame.length : invitationsOf(needed, { targetAnswers, expected: precision.expectedResponse });
  return { ...drawSample(frame, { ...chance, size, allocation }), isCensus };
}

type Aim = Readonly<{ targetAnswers: number | null; expected: number }>;

function invitationsOf(needed: NeededSize | undefined, { targetAnswers, expected }: Aim): number {
  if (targetAnswers === null) return needed?.invitations ?? 0;
  return Math.ceil((targetAnswers / expected) * reserveFactor);
}

/** Customers as lists of a wave: at once, or each day those whose turn it is in a rolling study. */
export function partsOf(
  study: StudyRecord,
  period: StudyPeriod,
  { ids, now }: Readonly<{ ids: readonly string[]; now: Date }>,
): readonly NewPart[] {
  const { timing } = study.plan;
  const cadence = timing.kind === 'relation' ? timing.cadence : undefined;
  if (cadence?.every !== 'rolling') return chunked(ids, now);
  const length = (period.nextAt ?? period.closesAt).getTime() - period.opensAt.getTime();
  const byDay = new Map<number, string[]>();
  for (const id of ids) {
    const day = Math.floor((placeIn(study, cadence, id).within * length) / dayMs);
    const others = byDay.get(day);
    if (others === undefined) byDay.set(day, [id]);
    else others.push(id);
  }
  const days = [...byDay].toSorted(([one], [other]) => one - other);
  return days.flatMap(([day, list]) =>
    chunked(list, new Date(Math.max(now.getTime(), period.opensAt.getTime() + day * dayMs))),
  );
}

function chunked(ids: readonly string[], dueAt: Date): readonly NewPart[] {
  return Array.from({ length: Math.ceil(ids.length / partSize) }, (_, place) => {
    return { contactIds: ids.slice(place * partSize, (place + 1) * partSize), dueAt };
  });
}

/** Puts released customers into the wave of their draw. */
export async function planReleased(
  product: Product,
  db: WorkspaceTransaction,
  { study, drawId, period, ids }: Census & Readonly<{ ids: readonly string[] }>,
): Promise<void> {
  if (ids.length === 0) return;
  const waveId = await studyWave(db, study, { drawId, occasion: period.occasion, closesAt: period.closesAt });
  if (waveId === undefined) return;
  await addParts(db, waveId, partsOf(study, period, { ids, now: product.clock() }));
  await goOnSending(product, db, { waveId, count: ids.length });
}
