import { Refusal } from '@voldaan/domain/refusal';
import { checkLetter } from '@voldaan/domain/studies/check-letter';
import type { Letter } from '@voldaan/domain/studies/letter';
import { listAttributes } from '../contacts/attributes/attribute-views.ts';
import { readEmail } from '../contacts/read-email.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, inWorkspaceReading } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { MailServer } from '../mail/mail-server.ts';
import { findMailServer } from '../mail/mail-setting.ts';
import { signerFor } from '../mail/sign-mail.ts';
import { failedStep, wordStep } from '../mail/smtp-steps.ts';
import { openTransport } from '../mail/transport.ts';
import type { Product } from '../product.ts';
import type { InvitationMail } from './invitation-mail.ts';
import { insertTrial, type TrialOutcome } from './letter-trial-store.ts';
import { findTrialHtml, listTrials, type TrialRow } from './letter-trial-views.ts';
import { previewMail } from './mail-preview.ts';

/** Enough to look back at what was tried; each holds a whole mail. */
const keptMax = 20;

export type TrialWish = Readonly<{
  surveyId: string;
  letter: Letter;
  language: string;
  to: string;
  isAnonymous: boolean;
}>;

/**
 * Sends a letter to staff as customers would get it, with a word in the subject that it is a trial. Nobody is invited by
 * it: its links lead nowhere. Whoever pressed waits for the answer, so that nothing is tried twice.
 */
export async function tryLetter(product: Product, caller: Caller, wish: TrialWish): Promise<TrialRow> {
  const { surveyId, letter, language, isAnonymous } = wish;
  const to = readEmail(wish.to);
  if ('fault' in to) throw new Refusal(to.fault, { pointer: '/to' });
  const attributes = await inWorkspaceReading(product.databases.app, caller.workspaceId, listAttributes);
  const keys = attributes.map(({ key }) => key);
  checkLetter(letter, [language], keys);
  const mail = await previewMail(product, caller, { surveyId, letter, language, isAnonymous, isTest: true });
  const { server } = await findMailServer(product, caller.workspaceId);
  const { outcome, detail } =
    server === undefined
      ? { outcome: 'kept' as const, detail: '' }
      : await handOver(product, caller, { server, letter, mail, to: to.address });
  const trial = { id: uuid(), surveyId, language, recipient: to.address, ...mail, outcome, detail };
  const at = product.clock();
  await inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    insertTrial(db, { ...trial, staffId: caller.staffId, at }, keptMax),
  );
  const { id, recipient, subject } = trial;
  return { id, survey_id: surveyId, language, recipient, subject, outcome, detail, sent_at: at };
}

type Handing = Readonly<{ server: MailServer; letter: Letter; mail: InvitationMail; to: string }>;

async function handOver(
  product: Product,
  caller: Caller,
  { server, letter, mail, to }: Handing,
): Promise<Readonly<{ outcome: TrialOutcome; detail: string }>> {
  const sign = await inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    signerFor(product, db, server.senderAddress),
  );
  const transport = openTransport(server, 1, sign);
  try {
    const handover = await transport.send(
      {
        from: { name: letter.senderName, address: server.senderAddress },
        to,
        ...(letter.replyTo === '' ? {} : { replyTo: letter.replyTo }),
        ...mail,
      },
      { from: server.senderAddress, to },
    );
    if (handover.outcome === 'sent') return { outcome: 'sent', detail: '' };
    if (handover.outcome === 'late') throw new Error('a trial may go at any hour');
    const detail = wordStep(server, { to, language: caller.language }, failedStep(handover.failure));
    return { outcome: 'failed', detail };
  } finally {
    transport.close();
  }
}

/** The trials that are kept, the newest first. */
export async function showTrials(product: Product, { workspaceId }: Caller): Promise<readonly TrialRow[]> {
  return inWorkspace(product.databases.app, workspaceId, (db) => listTrials(db, keptMax));
}

export async function showTrialHtml(product: Product, { workspaceId }: Caller, id: string): Promise<string> {
  const html = await inWorkspace(product.databases.app, workspaceId, (db) => findTrialHtml(db, id));
  if (html === undefined) throw new Refusal('not_found');
  return html;
}
