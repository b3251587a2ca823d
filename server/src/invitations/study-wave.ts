import { createHash } from 'node:crypto';
import { Refusal } from '@voldaan/domain/refusal';
import type { Letter } from '@voldaan/domain/studies/letter';
import { purposeOf } from '@voldaan/domain/studies/schedule/study';
import { travelsAlong } from '@voldaan/domain/studies/travels-along';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { requireSendingCheck } from '../mail/sending-check.ts';
import type { Product } from '../product.ts';
import type { StudyRecord } from '../studies/views.ts';
import { findSurvey, listVersions } from '../surveys/views.ts';
import { enqueueSending } from './enqueue-sending.ts';
import { insertWave, moveWave } from './store.ts';
import { findStudyWave, isOfCalls } from './study-wave-views.ts';

/** A draw's wave, or the one wave of a study that waits for occasions. */
export type StudyWaveWish = Readonly<{ drawId: string | null; occasion: string; closesAt: Date | null }>;

/**
 * The wave that a study's mails are in, made when there is none: one for each draw, or one that stays open for whatever
 * happens, and a new one when the survey has a new version or the plan another letter. Undefined while the study has nothing to send.
 */
export async function studyWave(
  db: WorkspaceTransaction,
  study: StudyRecord,
  { drawId, occasion, closesAt }: StudyWaveWish,
): Promise<string | undefined> {
  const { plan } = study;
  const content = await contentOf(db, study);
  if (content === undefined) return undefined;
  const { surveyId, versionId, letter, legalBasis } = content;
  const { priority, reminder, reminderLetter } = plan;
  const mayMerge = travelsAlong(plan);
  // A wave from before studies could share a mail says what it said then.
  const said = JSON.stringify([letter, legalBasis, priority, reminder, reminderLetter, ...(mayMerge ? ['merge'] : [])]);
  const requestHash = createHash('sha256').update(said).digest();
  const known = await findStudyWave(db, { studyId: study.id, versionId, drawId, requestHash });
  if (known !== undefined) return known;
  const id = uuid();
  await insertWave(db, {
    id,
    surveyId,
    versionId,
    letter,
    idempotencyKey: `study:${id}`,
    requestHash,
    withheld: {},
    staffId: study.created_by,
    // Nothing is sent of a wave of calls: it is done, and its customers stand on a call list.
    state: plan.channel === 'phone' ? 'done' : 'sending',
    notice: null,
    channel: plan.channel === 'phone' ? 'phone' : 'mail',
    studyId: study.id,
    drawId,
    occasion,
    purpose: purposeOf(study.kind),
    legalBasis,
    priority,
    mayMerge,
    reminder,
    reminderLetter,
    closesAt,
    isAnonymous: false,
  });
  return id;
}

/** A call has a script, and no letter. */
const noLetter: Letter = { subject: {}, preheader: {}, blocks: [], tone: 'formal', senderName: '', replyTo: '' };

/** What a study has to send at this moment; undefined while its survey is closed, or has no version yet. */
export async function contentOf(db: WorkspaceTransaction, { plan, survey_id: surveyId }: StudyRecord) {
  const { legalBasis } = plan;
  const letter = plan.channel === 'phone' ? noLetter : plan.letter;
  if (surveyId === null || letter === null || legalBasis === null) return undefined;
  const survey = await findSurvey(db, surveyId);
  const [version] = await listVersions(db, surveyId);
  if (survey === undefined || survey.state === 'closed' || version === undefined) return undefined;
  return { surveyId, versionId: version.id, letter, legalBasis };
}

/**
 * Sets a wave going after so many mails more were planned in it. Of over a thousand at once it waits while its domain is not
 * in order; staff see why and go on when it is. What staff paused or cancelled stays so.
 */
export async function goOnSending(
  product: Product,
  db: WorkspaceTransaction,
  { waveId, count }: Readonly<{ waveId: string; count: number }>,
): Promise<void> {
  if (await isOfCalls(db, waveId)) return;
  if (await isInOrder(product, db, count)) {
    await moveWave(db, { id: waveId, from: ['done'], to: 'sending', notice: null });
    await enqueueSending(db, waveId);
  } else {
    await moveWave(db, { id: waveId, from: ['sending', 'done'], to: 'held', notice: 'sending_check' });
  }
}

async function isInOrder(product: Product, db: WorkspaceTransaction, count: number): Promise<boolean> {
  try {
    await requireSendingCheck(product, db, count);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
}
