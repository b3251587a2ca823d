import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ReceivedMail } from '../../../e2e/mail-server.ts';
import { listAt, mustSend, textAt } from '../company.ts';
import { type CorpusLine, isRecord } from '../corpus-line.ts';
import type { Reply } from '../exchange.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { firstMailTo } from './delivery.ts';
import { letterOf, sendLetter } from './letter.ts';
import { mailSetting } from './mail-setting.ts';
import type { Trial } from './surface.ts';

type Parts = Readonly<Record<string, unknown>>;

const caseAddress = 'klachten@bakkerij.example';

/**
 * Mail that comes in: what a mail server or a provider reports about a mail of ours, and what anybody writes to the address
 * of complaints.
 */
export async function tryArrival(world: World, line: CorpusLine, parts: Parts): Promise<Trial> {
  const { owner } = world.ours;
  await mustSend(owner.send({ method: 'PUT', path: '/v1/mail-settings', json: mailSetting(world, {}) }));
  await mustSend(owner.send({ method: 'PATCH', path: '/v1/case-mail', json: { address: caseAddress } }));
  try {
    const report = reportIn(parts);
    return report === undefined ? [await tryWritten(world, line, parts)] : await tryReport(world, line, report);
  } finally {
    await owner.send({ method: 'PATCH', path: '/v1/case-mail', json: { address: '' } });
    await owner.send({ method: 'DELETE', path: '/v1/mail-settings' });
  }
}

type Report = Readonly<{ status: string; action: string } | { feedback: string }>;

function reportIn(parts: Parts): Report | undefined {
  const { status, action } = parts;
  const feedback = parts['feedback-type'] ?? parts['feedback'] ?? parts['complaint'];
  if (typeof feedback === 'string') return { feedback };
  if (typeof status !== 'string') return undefined;
  return { status, action: typeof action === 'string' ? action : 'failed' };
}

/** About a mail that really went out; and the same words about a customer, without anything that only our mail knows. */
async function tryReport(world: World, line: CorpusLine, report: Report): Promise<Trial> {
  const sent = await sendLetter(world, letterOf({}));
  const mail = await firstMailTo(world, sent.email);
  if (mail === undefined) return [{ place: 'a letter', status: sent.status, faults: ['no mail came within 20 s'] }];
  const forged = await handIn(world, reportMail({ report, email: sent.email }));
  const afterForged = await isSuppressed(world, sent.email);
  const proven = await handIn(world, reportMail({ report, email: sent.email, mail }));
  const isStopped = await isSuppressed(world, sent.email);
  // "not-spam" takes an earlier complaint back, and stops nothing.
  const isFinal = 'feedback' in report ? report.feedback !== 'not-spam' : /^5\.1\.[0-36]$/.test(report.status);
  const isForgery = /forg|spoof|without (our|a) tag|unknown message/i.test(line.check);
  const faults = isFinal && !isStopped && !isForgery ? ['the address is written to again'] : [];
  return [
    { place: 'a report that anybody could write', status: forged.status, hasEffect: afterForged },
    { place: 'a report about a mail of ours', status: proven.status, hasEffect: isStopped && !isFinal, faults },
  ];
}

async function isSuppressed({ ours }: World, email: string): Promise<boolean> {
  const list = await ours.owner.get(`/v1/contacts?search=${encodeURIComponent(email)}`);
  const id = textAt(list.json, 'data', '0', 'id');
  const found = await ours.owner.get(`/v1/contacts/${id}`);
  return listAt(found.json, 'suppressions').length > 0;
}

type ReportMail = Readonly<{ report: Report; email: string; mail?: ReceivedMail }>;

/** As mail servers (RFC 3464) and providers (RFC 5965) write them. */
function reportMail({ report, email, mail }: ReportMail): string {
  const quoted =
    mail?.source.split(/\r?\n\r?\n/, 1)[0] ??
    `From: post@bakkerij.example\r\nTo: ${email}\r\nSubject: Hoe was uw bezoek?`;
  const [type, fields] =
    'feedback' in report
      ? ['feedback-report', `Feedback-Type: ${report.feedback}\r\nUser-Agent: Provider/1.0\r\nVersion: 1`]
      : [
          'delivery-status',
          `Reporting-MTA: dns; mx.klant.example\r\n\r\nFinal-Recipient: rfc822; ${email}\r\nAction: ${report.action}\r\nStatus: ${report.status}`,
        ];
  const boundary = randomUUID();
  const part = (sort: string, body: string) => `--${boundary}\r\nContent-Type: ${sort}\r\n\r\n${body}\r\n`;
  return [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.klant.example',
    `To: ${mail?.from || 'post@bakkerij.example'}`,
    'Subject: Undelivered Mail',
    `Message-ID: <${boundary}@mx.klant.example>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${type}; boundary="${boundary}"`,
    '',
    part('text/plain', 'This is the mail system.') +
      part(`message/${type}`, fields) +
      part('text/rfc822-headers', quoted) +
      `--${boundary}--\r\n`,
  ].join('\r\n');
}

/** Written to the address of complaints: what becomes of it, what is kept of its files, and what goes back. */
async function tryWritten(world: World, { expect }: CorpusLine, parts: Parts): Promise<Sighting> {
  const sender = `schrijver-${randomUUID()}@klant.example`;
  const reply = await handIn(world, writtenMail(parts, sender));
  const isOurs = ({ from }: Arrived) => from === sender;
  const made = (await casesAfter(world, (cases) => cases.some(isOurs))).filter(isOurs);
  const answered = world.mail.received().filter(({ to }) => to.includes(sender)).length;
  const isMachine =
    expect === 'drop' || Object.keys(parts).some((name) => /^(auto-?submitted|precedence|x-auto|list-)/i.test(name));
  const faults = await Promise.all(made.map(({ id }) => faultsOfFiles(world, id)));
  // Mail from nobody, or from two, cannot be found by its sender.
  const isFound = made.length > 0 || Object.keys(parts).some((name) => name.toLowerCase() === 'from');
  const isLost = !isFound && !isMachine && reply.status < 300;
  return {
    place: 'the address of complaints',
    status: reply.status,
    hasEffect: isMachine && made.length + answered > 0,
    faults: [...faults.flat(), ...(isLost ? ['what a person wrote became no case'] : [])],
  };
}

/** What the corpus names becomes a header of its name, a text, or a file. */
function writtenMail(parts: Parts, sender: string): string {
  const headers = new Map([
    ['from', `Jan Jansen <${sender}>`],
    ['to', caseAddress],
    ['subject', 'Mijn brood'],
    ['message-id', `<${randomUUID()}@klant.example>`],
    ['mime-version', '1.0'],
  ]);
  const { attachment, content, text, body, ...rest } = parts;
  for (const [name, value] of Object.entries(rest))
    if (typeof value === 'string') headers.set(name.toLowerCase(), value);
  const words = [text, body].find((one) => typeof one === 'string') ?? 'Het brood was niet gaar.';
  const head = () => [...headers].map(([name, value]) => `${name}: ${value}`).join('\r\n');
  if (typeof attachment !== 'string') return `${head()}\r\n\r\n${words}\r\n`;
  const boundary = randomUUID();
  headers.set('content-type', `multipart/mixed; boundary="${boundary}"`);
  const file = Buffer.from(typeof content === 'string' ? content : 'x').toString('base64');
  const name = attachment.replaceAll(/["\\\r\n]/g, '_');
  return [
    `${head()}\r\n`,
    `--${boundary}\r\ncontent-type: text/plain; charset=utf-8\r\n\r\n${words}`,
    `--${boundary}\r\ncontent-type: text/html; name="${name}"\r\ncontent-disposition: attachment; filename="${name}"\r\ncontent-transfer-encoding: base64\r\n\r\n${file}`,
    `--${boundary}--\r\n`,
  ].join('\r\n');
}

function handIn({ ours }: World, raw: string): Promise<Reply> {
  const headers = { 'content-type': 'application/octet-stream' };
  return ours.owner.send({ method: 'POST', path: '/v1/inbound-mail', headers, body: Buffer.from(raw, 'utf8') });
}

const readMsMax = 30_000;
const settleMs = 2_000;

type Arrived = Readonly<{ id: string; from: string }>;

/** Each mail is read by itself: once an ordinary one that came later is a case, and a moment has passed, all have been read. */
async function casesAfter(world: World, isCase: (cases: readonly Arrived[]) => boolean): Promise<readonly Arrived[]> {
  const last = `laatste-${randomUUID()}@klant.example`;
  await handIn(world, writtenMail({}, last));
  const until = performance.now() + readMsMax;
  let settledAt = Number.POSITIVE_INFINITY;
  while (performance.now() < until) {
    const cases = await readCases(world);
    if (isCase(cases) || performance.now() > settledAt + settleMs) return cases;
    if (cases.some(({ from }) => from === last)) settledAt = Math.min(settledAt, performance.now());
    await wait(100);
  }
  throw new Error(`an ordinary complaint by mail became no case within ${readMsMax / 1000} s`);
}

/** From whom each case came, which does not change. */
const known = new WeakMap<World, Map<string, string>>();

/** All of them: the one that falls due last stands at the end, and that is the newest. */
async function readCases(world: World): Promise<readonly Arrived[]> {
  const { owner } = world.ours;
  const froms = known.get(world) ?? new Map<string, string>();
  known.set(world, froms);
  for (let cursor = ''; ; ) {
    const list = await owner.get(`/v1/cases?queue=team&limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`);
    for (const row of listAt(list.json, 'data')) {
      const id = textAt(row, 'id');
      if (!froms.has(id)) froms.set(id, textAt((await owner.get(`/v1/cases/${id}`)).json, 'case', 'email'));
    }
    cursor = textAt(list.json, 'next_cursor');
    if (cursor === '') break;
  }
  return [...froms].map(([id, from]) => ({ id, from }));
}

/** A file of a stranger may be left out; what is kept is saved and never shown. */
async function faultsOfFiles({ ours }: World, id: string): Promise<readonly string[]> {
  const found = await ours.owner.get(`/v1/cases/${id}`);
  const faults: string[] = [];
  for (const file of listAt(found.json, 'files')) {
    if (!isRecord(file)) continue;
    const { headers, status } = await ours.owner.get(`/v1/cases/${id}/files/${textAt(file, 'id')}`);
    if (status !== 200) faults.push(`a file is listed and cannot be fetched: ${status}`);
    if (!/^attachment\b/.test(headers['content-disposition'] ?? '')) faults.push('a file is shown and not saved');
    if (headers['x-content-type-options'] !== 'nosniff') faults.push('a file may be taken for another kind');
    if (!/\bsandbox\b/.test(headers['content-security-policy'] ?? '')) faults.push('a file is not in a sandbox');
  }
  return faults;
}
