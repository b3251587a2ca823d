import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { trimBlanks } from '@voldaan/domain/contacts/email-address';
import { type PastedAddresses, readPastedAddresses } from '@voldaan/domain/contacts/pasted-addresses';
import { linkDays } from '@voldaan/domain/invitations/rest-period';
import { Refusal } from '@voldaan/domain/refusal';
import { checkLetter } from '@voldaan/domain/studies/check-letter';
import type { Letter } from '@voldaan/domain/studies/letter';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { recordAudit } from '../accounts/audit-store.ts';
import { hashAddress } from '../contacts/address-hash.ts';
import { keepPasted, worded } from '../contacts/contacts.ts';
import { readEmail } from '../contacts/read-email.ts';
import { expectMany } from '../database/expect-many.ts';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { deriveToken, hashToken } from '../secret/token.ts';
import { requireSurvey } from '../surveys/describe-survey.ts';
import { listVersions, type SurveyRecord } from '../surveys/views.ts';
import { listWithheld, requireWave } from './describe-wave.ts';
import { enqueueSending } from './enqueue-sending.ts';
import {
  type Audience,
  countContactsOf,
  countRecipients,
  eligibleContacts,
  languagesOfVersion,
} from './recipient-views.ts';
import type { Who } from './schema.ts';
import { insertInvitations, insertWave, lockPlanning } from './store.ts';
import { findWaveByKey } from './views.ts';

/** Invitations that one statement plans. */
const planRows = 5000;
const planSeconds = 60;

type Withheld = Readonly<{ suppressed: number; invited_recently: number; duplicate: number }>;

/** How many would get a mail, and who would not and why. Nothing is stored. */
export async function previewRecipients(
  product: Product,
  caller: Caller,
  wish: Readonly<{ surveyId: string; who: Who }>,
) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireSurvey(db, wish.surveyId);
    const { audience, duplicates, pasted } = await readAudience(product, db, wish.who);
    const counts = await countRecipients(db, audience);
    const withheld = withheldOf({ ...counts, duplicate: duplicates });
    return {
      count: counts.eligible,
      withheld: listWithheld(withheld),
      refused: pasted.refused.filter(({ code }) => code !== 'email_twice').map((item) => worded(caller.language, item)),
    };
  });
}

export type WaveWish = Readonly<{
  surveyId: string;
  letter: Letter;
  who: Who;
  /** The header as it came. */
  idempotencyKey: string | string[] | undefined;
}>;

/** Starts a wave: plans an invitation for everybody who may get one, once, whatever the number of times it is asked. */
export async function startWave(product: Product, caller: Caller, wish: WaveWish) {
  const requestHash = createHash('sha256')
    .update(JSON.stringify([wish.letter, wish.who]))
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
    const languages = await languagesOfVersion(db, version.id);
    const letter = readLetter(wish.letter, languages);
    await expectMany(db, planSeconds);
    const { audience, duplicates, pasted } = await readAudience(product, db, wish.who);
    const counts = await countRecipients(db, audience);
    if (counts.eligible === 0) throw new Refusal('no_recipients', { pointer: '/who' });
    const contacts = await withContacts(product, db, audience, pasted);
    const wave = { id: uuid(), surveyId: wish.surveyId, versionId: version.id };
    await insertWave(db, {
      ...wave,
      letter,
      idempotencyKey,
      requestHash,
      withheld: withheldOf({ ...counts, duplicate: duplicates }),
      staffId: caller.staffId,
    });
    const count = await planInvitations(product, db, {
      wave,
      contacts,
      languages,
      code: caller.workspaceCode,
    });
    const at = product.clock();
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'wave.started',
      subject: showId('wav', wave.id),
      detail: { count },
      at,
    });
    await enqueueSending(db, wave.id);
    return requireWave(db, wave.id);
  });
}

function readKey(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || header === '') throw new Refusal('idempotency_key_missing');
  if (!/^[\x21-\x7e]{1,255}$/.test(header)) throw new Refusal('idempotency_key_malformed');
  return header;
}

function readLetter(letter: Letter, languages: readonly LanguageTag[]): Letter {
  checkLetter(letter, languages);
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

type ReadAudience = Readonly<{ audience: Audience; duplicates: number; pasted: PastedAddresses }>;

async function readAudience(product: Product, db: WorkspaceTransaction, who: Who): Promise<ReadAudience> {
  const none: PastedAddresses = { addresses: [], refused: [] };
  if (who === 'all') return { audience: 'all', duplicates: 0, pasted: none };
  if ('contacts' in who) {
    const contactIds = [...new Set(who.contacts)];
    if ((await countContactsOf(db, contactIds)) < contactIds.length) throw new Refusal('not_found');
    return { audience: { contactIds }, duplicates: who.contacts.length - contactIds.length, pasted: none };
  }
  const pasted = readPastedAddresses(who.addresses, domainToASCII);
  const key = product.key('address-hash');
  const addressHashes = pasted.addresses.map(({ email }) => hashAddress(key, db.workspaceId, email.key));
  const duplicates = pasted.refused.filter(({ code }) => code === 'email_twice').length;
  return { audience: { addressHashes }, duplicates, pasted };
}

/** Pasted addresses become contacts when a wave is started for them. */
async function withContacts(
  product: Product,
  db: WorkspaceTransaction,
  audience: Audience,
  { addresses }: PastedAddresses,
) {
  if (audience === 'all' || 'contactIds' in audience) return audience;
  return { contactIds: await keepPasted(product, db, addresses) };
}

type Plan = Readonly<{
  wave: Readonly<{ id: string; surveyId: string; versionId: string }>;
  contacts: Exclude<Audience, { addressHashes: readonly Buffer[] }>;
  /** Of the survey: each customer gets the one that suits them best. */
  languages: readonly LanguageTag[];
  code: string;
}>;

async function planInvitations(
  product: Product,
  db: WorkspaceTransaction,
  { wave, contacts, languages, code }: Plan,
): Promise<number> {
  const key = product.key('invitation-token');
  const expiresAt = new Date(product.clock().getTime() + linkDays * 86_400_000);
  let count = 0;
  for await (const page of eligibleContacts(db, contacts, planRows)) {
    const invitations = page.map(({ id: contactId, email, address_hash: addressHash, ...known }) => {
      const id = uuid();
      const language = matchLanguage([known.language ?? undefined, known.workspace_language], languages);
      return { id, contactId, email, addressHash, language, tokenHash: hashToken(deriveToken(code, key, id)) };
    });
    await insertInvitations(db, { ...wave, expiresAt }, invitations);
    count += page.length;
  }
  return count;
}

function withheldOf(counts: Withheld): Withheld {
  const { suppressed, invited_recently, duplicate } = counts;
  return { suppressed, invited_recently, duplicate };
}
