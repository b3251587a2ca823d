import type { Language } from '@voldaan/domain/language';
import type { SendingFinding } from '@voldaan/domain/mail/sending-finding';
import { Refusal } from '@voldaan/domain/refusal';
import { message } from '../catalogue/message.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Job } from '../jobs/queue.ts';
import { workspacesAfter } from '../jobs/workspace-views.ts';
import type { Product } from '../product.ts';
import { checkSending, dkimName, dkimValue } from './check-sending.ts';
import { ensureDkimKey, renewDkimKey } from './dkim-key.ts';
import { dkimKeys } from './dkim-views.ts';
import { type DnsLookups, dnsLookups } from './dns-lookups.ts';
import { findMailServer } from './mail-setting.ts';
import { findReturnMail } from './return-mail-views.ts';
import type { Finding, SendingCheck } from './schema.ts';
import { markDkimSeen, saveSendingCheck } from './sending-check-store.ts';
import { lastSendingCheck } from './sending-check-views.ts';
import { domainOf } from './sign-mail.ts';

/** Looks at the domain that this workspace sends from and writes down what is found. False without a mail server. */
export async function runSendingCheck(
  product: Product,
  workspaceId: string,
  dns: DnsLookups = dnsLookups(),
): Promise<boolean> {
  const { server } = await findMailServer(product, workspaceId);
  if (server === undefined) return false;
  const domain = domainOf(server.senderAddress);
  const key = await ensureDkimKey(product, workspaceId, domain);
  const back = await inWorkspace(product.databases.app, workspaceId, findReturnMail);
  const findings = await checkSending(
    {
      server,
      baseUrl: product.config.baseUrl,
      dkim: { selector: key.selector, publicKey: key.public_key },
      // Without a mailbox that is read, mail may still be posted or piped: then something was heard of it.
      returnMail: { address: back?.address ?? '', isRead: (back?.host ?? '') !== '', notice: back?.notice ?? null },
    },
    dns,
  );
  const at = product.clock();
  await inWorkspace(product.databases.app, workspaceId, async (db) => {
    await saveSendingCheck(db, { domain, host: server.host, findings, at });
    const isSeen = findings.some(({ check, verdict }) => check === 'dkim' && verdict === 'good');
    if (isSeen) await markDkimSeen(db, { domain, selector: key.selector, at });
  });
  return true;
}

const pageRows = 500;

/** Every day, for every workspace that sends: a record that goes missing is seen before the next large wave. */
export function checkSendingJob(product: Product): Job {
  return async () => {
    let last: string | undefined;
    do {
      const page = await workspacesAfter(product.databases, { after: last, limit: pageRows });
      for (const workspaceId of page) await tryCheck(product, workspaceId);
      last = page.length < pageRows ? undefined : page.at(-1);
    } while (last !== undefined);
  };
}

async function tryCheck(product: Product, workspaceId: string): Promise<void> {
  try {
    await runSendingCheck(product, workspaceId);
  } catch (error) {
    product.log.error({ err: error, workspaceId }, 'a sending check failed');
  }
}

/** The last check, if it is of the domain and the server that mail goes through now. */
export async function showSendingCheck(product: Product, caller: Caller): Promise<SendingCheck> {
  const { workspaceId, language } = caller;
  const { server } = await findMailServer(product, workspaceId);
  const domain = server === undefined ? '' : domainOf(server.senderAddress);
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const last = await lastSendingCheck(db);
    const check = last?.domain === domain && last.host === server?.host ? last : undefined;
    const [key] = await dkimKeys(db, domain);
    return {
      domain,
      checked_at: check?.checked_at ?? null,
      is_in_order: check?.is_in_order ?? false,
      findings: (check?.findings ?? []).map((finding) => worded(language, finding)),
      dkim:
        key === undefined
          ? null
          : {
              record: { name: dkimName(key.selector, domain), type: 'TXT', value: dkimValue(key.public_key) },
              seen_at: key.seen_at,
            },
    };
  });
}

export async function checkSendingNow(product: Product, caller: Caller): Promise<SendingCheck> {
  if (!(await runSendingCheck(product, caller.workspaceId))) throw new Refusal('mail_not_configured');
  return showSendingCheck(product, caller);
}

export async function renewSigningKey(product: Product, caller: Caller): Promise<SendingCheck> {
  const { server } = await findMailServer(product, caller.workspaceId);
  if (server === undefined) throw new Refusal('mail_not_configured');
  await renewDkimKey(product, caller.workspaceId, domainOf(server.senderAddress));
  return checkSendingNow(product, caller);
}

function worded(language: Language, { check, verdict, code, values, record }: SendingFinding): Finding {
  const detail = message(language, `sending_check.${check}.${code}`, values);
  return { check, verdict, code, detail, record: record ?? null };
}
