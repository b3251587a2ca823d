import { createHash } from 'node:crypto';
import { trimBlanks } from '@voldaan/domain/contacts/email-address';
import { Refusal } from '@voldaan/domain/refusal';
import { checkLetter } from '@voldaan/domain/studies/check-letter';
import type { Letter } from '@voldaan/domain/studies/letter';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { recordAudit } from '../accounts/audit-store.ts';
import { listAttributes } from '../contacts/attributes/attribute-views.ts';
import { readEmail } from '../contacts/read-email.ts';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { requireSendingCheck } from '../mail/sending-check.ts';
import type { Product } from '../product.ts';
import { requireSurvey } from '../surveys/describe-survey.ts';
import { listVersions, type SurveyRecord } from '../surveys/views.ts';
import { promiseAnonymity, refuseWhoAsks } from './anonymous-wave.ts';
import { requireWave } from './describe-wave.ts';
import { enqueueSending } from './enqueue-sending.ts';
import { planWave } from './plan-wave.ts';
import { readWho, withContacts } from './read-who.ts';
import { languagesOfVersion } from './recipient-views.ts';
import type { Who } from './schema.ts';
import { insertWave, lockPlanning, plainWave } from './store.ts';
import { findWaveByKey } from './views.ts';

export type WaveWish = Readonly<{
  surveyId: string;
  letter: Letter;
  who: Who;
  /** Whether the customers are promised that nobody is told who said what; never changed afterwards. */
  isAnonymous?: boolean;
  /** The header as it came. */
  idempotencyKey: string | string[] | undefined;
}>;

/** Starts a wave: plans an invitation for everybody who may get one, once, whatever the number of times it is asked. */
export async function startWave(product: Product, caller: Caller, wish: WaveWish) {
  const { isAnonymous = false } = wish;
  const requestHash = createHash('sha256')
    .update(JSON.stringify([wish.letter, wish.who, ...(isAnonymous ? ['anonymous'] : [])]))
    .digest();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const survey = await requireSurvey(db, wish.surveyId);
    const idempotencyKey = readKey(wish.idempotencyKey);
    await lockPlanning(db);
    const earlier = await findWaveByKey(db, { surveyId: wish.surveyId, key: idempotencyKey });
    if (earlier !== undefined) {
      if (!earlier.request_hash.equals(requestHash)) throw new Refusal('idempotency_key_reused');
      return requireWave(db, earlier.id);
    }
    const version = await openVersion(db, survey);
    if (isAnonymous) await refuseWhoAsks(db, survey.id, caller.language);
    const languages = await languagesOfVersion(db, version.id);
    const letter = await readLetter(db, wish.letter, languages);
    const who = await readWho(product, db, wish.who);
    const candidates = await withContacts(product, db, who);
    const waveId = uuid();
    await insertWave(db, {
      ...plainWave,
      id: waveId,
      surveyId: wish.surveyId,
      versionId: version.id,
      letter,
      idempotencyKey,
      requestHash,
      withheld: who.duplicates === 0 ? {} : { duplicate: who.duplicates },
      isAnonymous,
      staffId: caller.staffId,
    });
    const { planned, isWhole, clear } = await planWave(product, db, { waveId, candidates });
    // Everybody was decided about, and nobody gets a mail: the wave never was.
    if (planned === 0 && isWhole) throw new Refusal('no_recipients', { pointer: '/who' });
    const count = isWhole ? planned : clear;
    if (isAnonymous) await promiseAnonymity(db, { waveId, count, isWhole });
    await requireSendingCheck(product, db, count);
    const at = product.clock();
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'wave.started',
      subject: showId('wav', waveId),
      detail: isAnonymous ? { count, anonymous: true } : { count },
      at,
    });
    await enqueueSending(db, waveId);
    return requireWave(db, waveId);
  });
}

function readKey(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || header === '') throw new Refusal('idempotency_key_missing');
  if (!/^[\x21-\x7e]{1,255}$/.test(header)) throw new Refusal('idempotency_key_malformed');
  return header;
}

async function readLetter(
  db: WorkspaceTransaction,
  letter: Letter,
  languages: readonly LanguageTag[],
): Promise<Letter> {
  const attributes = (await listAttributes(db)).map(({ key }) => key);
  checkLetter(letter, languages, attributes);
  const typed = trimBlanks(letter.replyTo);
  const reply = typed === '' ? undefined : readEmail(typed);
  if (reply !== undefined && 'fault' in reply) throw new Refusal(reply.fault, { pointer: '/letter/replyTo' });
  return { ...letter, senderName: letter.senderName.trim(), replyTo: reply?.address ?? '' };
}

async function openVersion(db: WorkspaceTransaction, survey: SurveyRecord) {
  if (survey.state === 'closed') throw new Refusal('survey_closed');
  const [version] = await listVersions(db, survey.id);
  if (version === undefined) throw new Refusal('survey_not_published');
  return version;
}
