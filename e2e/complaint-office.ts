/// <reference lib="dom" />
/// <reference path="../server/src/mail/hoodiecrow-imap.d.ts" />
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser, BrowserContext } from 'playwright-core';
import { startTestImapServer } from '../server/src/mail/test-imap-server.ts';
import { launchBrowser } from './browser.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { askApi, changeStudy, type Office, openOffice, sendBy, textAt } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { localeOf } from './say.ts';

/** A company whose mail comes and goes by real servers, that takes complaints by form and by mail and asks afterwards. */
export type ComplaintOffice = Readonly<{
  product: RunningProduct;
  browser: Browser;
  /** Sanne, who owns it, in Dutch. */
  office: Office;
  /** Ingrid, an agent, in Norwegian. */
  colleague: BrowserContext;
  mail: MailServer;
  /** The form's own address. */
  link: string;
  /** Puts a mail into the company's mailbox, which is read at once. */
  receive: (raw: string) => Promise<void>;
  /** Begins to ask customers afterwards, at once and not days later. */
  askAfterwards: () => Promise<void>;
  close: () => Promise<void>;
}>;

const login = { user: 'retour', password: 'geheim' };

export async function openComplaintOffice(): Promise<ComplaintOffice> {
  const [product, browser, mail, mailbox] = await Promise.all([
    startProduct(),
    launchBrowser(),
    startMailServer(),
    startTestImapServer(login),
  ]);
  const office = await openOffice(browser, product, 'nl');
  await withoutPointer(office.browser);
  await sendBy(office, mail);
  // Saving where mail comes back to looks into the mailbox at once, and else every few minutes.
  const readMailbox = () =>
    office.ask('PUT', '/v1/return-mail', {
      ...{ address: 'retour@devries.example', host: '127.0.0.1', security: 'none', folder: 'INBOX' },
      ...{ port: mailbox.port, username: login.user, password: login.password },
    });
  await readMailbox();
  await office.ask('PATCH', '/v1/case-mail', { address: 'klachten@devries.example' });
  const contact = textAt(await office.ask('GET', '/v1/case-form'), 'colleagues', 0, 'id');
  const form = await office.ask('PATCH', '/v1/case-form', { is_open: true, contact_id: contact });
  const recovery = await readyToAsk(product, office);
  return {
    ...{ product, browser, office, mail, link: textAt(form, 'url') },
    colleague: await hireColleague(product, browser, office),
    receive: async (raw) => {
      mailbox.deliver(Buffer.from(raw));
      await readMailbox();
    },
    askAfterwards: async () => {
      await office.ask('POST', `/v1/studies/${recovery}/resume`);
    },
    close: async () => {
      await browser.close();
      await product.stop();
      await Promise.all([mail.stop(), mailbox.close()]);
    },
  };
}

/** Switches on that customers are asked afterwards, without the days between; waits until it is to begin. */
async function readyToAsk(product: RunningProduct, office: Office): Promise<string> {
  const id = textAt(await office.ask('PUT', '/v1/case-recovery', { is_on: true, delay_days: 1 }), 'study_id');
  await office.ask('POST', `/v1/studies/${id}/pause`);
  const timing = { kind: 'complaint', delayHours: 0, validHours: 336 };
  await changeStudy(office, product, { id, plan: { timing } });
  return id;
}

/** Who works in Norwegian, in a browser of her own. */
async function hireColleague(product: RunningProduct, browser: Browser, office: Office): Promise<BrowserContext> {
  const wish = { email: 'ingrid@devries.example', role: 'agent', send: false };
  const invite = textAt(await office.ask('POST', '/v1/staff-invites', wish), 'link');
  const context = await browser.newContext({ locale: localeOf('nb'), reducedMotion: 'reduce' });
  await askApi(context.request, {
    origin: product.baseUrl,
    method: 'POST',
    path: `/v1/invite/${invite.slice(invite.lastIndexOf('/') + 1)}`,
    body: { name: 'Ingrid Dahl', password: 'vier losse woorden samen', language: 'nb' },
  });
  await withoutPointer(context);
  return context;
}

/** Whoever works without a mouse presses nothing with one. */
function withoutPointer(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
      window.addEventListener(kind, () => document.documentElement.setAttribute('data-pointer', kind), true);
  });
}

/** A shop of the company with the link to the form and the script beside it, under a policy of its own. */
export async function openShop(link: string, policy: string): Promise<Readonly<{ origin: string; close: () => void }>> {
  const nonce = 'd2lua2Vs';
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"></head>
<body><main><h1>Chain ring</h1><p><a href="${link}?via=widget&amp;kind=complaint">Not happy?</a></p></main>
<script async nonce="${nonce}" src="${link}/panel.js"></script></body></html>`;
  const ours = new URL(link).origin;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.replace('NONCE', nonce).replaceAll('OURS', ours),
  };
  const server = createServer((_, response) => response.writeHead(200, headers).end(html));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the shop has no port');
  return {
    origin: `http://localhost:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
