import { setTimeout as wait } from 'node:timers/promises';
import { plainText, readPageForm } from '../src/responses/test-page-form.ts';
import type { Random } from './random.ts';

/** A page as a browser has it: the form's hidden fields, the questions that stand on it, and where it is sent. */
type Page = Readonly<{
  action: string;
  hidden: Readonly<Record<string, string>>;
  asked: readonly string[];
  /** Whoever has just opened it reads for a moment. */
  readUntilMs: number;
}>;

/** What one customer did, for the referee. */
export type Sitting = Readonly<{
  /** The link's path: `/a/…` or `/s/…`. */
  link: string;
  /** The last value of each question that was on a page whose button was pressed and answered. */
  said: Readonly<Record<string, string>>;
  /** Keys of every answer that the server said it had stored before its button was pressed. */
  acknowledged: readonly string[];
  /** Keys of the pages whose button was pressed and answered. */
  pressed: readonly string[];
  faults: Readonly<Record<Fault, number>>;
  isDone: boolean;
}>;

export type Fault = 'disconnect' | 'double' | 'back' | 'tab' | 'reload';

type Tab = { page: Page | undefined; readonly history: Page[] };

type Customer = {
  readonly origin: string;
  readonly link: string;
  readonly random: Random;
  readonly untilMs: number;
  readonly said: Record<string, string>;
  readonly acknowledged: string[];
  readonly pressed: string[];
  readonly faults: Record<Fault, number>;
  /** As the browser of this device keeps it. */
  cookie: string;
  count: number;
};

/** Faster than this nobody reads a page that they have just opened, and the server would not believe it. */
const readMs = 1_300;
const waitMsMost = 400;
const stepsMost = 60;

/**
 * One person who answers to the end on a bad line: requests break off at any moment, buttons are pressed twice, pages are
 * loaded anew, gone back to and changed, and answered in two tabs. Like the page's own script, what was not acknowledged
 * is sent again under the same key before anything else is.
 */
export async function answerRestlessly(
  order: Readonly<{ origin: string; link: string; random: Random; untilMs: number }>,
): Promise<Sitting> {
  const faults = { disconnect: 0, double: 0, back: 0, tab: 0, reload: 0 };
  const customer: Customer = { ...order, said: {}, acknowledged: [], pressed: [], faults, cookie: '', count: 0 };
  const isDone = await answerToTheEnd(customer);
  const { link, said, acknowledged, pressed } = customer;
  return { link, said, acknowledged, pressed, faults, isDone };
}

async function answerToTheEnd(customer: Customer): Promise<boolean> {
  const { random } = customer;
  const tabs: Tab[] = [{ page: undefined, history: [] }];
  let current = 0;
  for (let step = 0; step < stepsMost && Date.now() < customer.untilMs; step += 1) {
    const tab = tabs[current] ?? tabs[0];
    if (tab === undefined) return false;
    if (tab.page === undefined || (tab.history.length > 0 && meets(customer, 'reload', 0.06))) {
      const opened = await open(customer);
      if (opened === 'done') return true;
      tab.page = opened;
    }
    const page = pageToSend(customer, tab);
    await touchSome(customer, page);
    const next = await press(customer, page);
    if (next === 'done') return true;
    tab.history.push(page);
    tab.page = next;
    // A second tab on the same device, once something is stored that it can go on from.
    if (tabs.length === 1 && meets(customer, 'tab', 0.15)) tabs.push({ page: undefined, history: [] });
    if (tabs.length === 2) current = random.next() < 0.5 ? 0 : 1;
  }
  return false;
}

/** Mostly the page that is open; now and then an earlier one, by the browser's own button back. */
function pageToSend(customer: Customer, tab: Tab): Page {
  const earlier = tab.history.at(-1);
  if (earlier !== undefined && meets(customer, 'back', 0.1)) return earlier;
  if (tab.page === undefined) throw new Error('there is no page to send');
  return tab.page;
}

function meets({ random, faults }: Customer, fault: Fault, chance: number): boolean {
  if (random.next() >= chance) return false;
  faults[fault] += 1;
  return true;
}

async function open(customer: Customer): Promise<Page | 'done'> {
  let address = customer.link;
  for (;;) {
    const { html } = await persist(customer, () => ask(customer, address));
    const page = readPage(html, Date.now() + readMs);
    if (page !== undefined) return page;
    // "Welcome back" leads on to the open question.
    const onwards = /<a class="go" href="([^"]*)"/.exec(html)?.[1];
    if (onwards === undefined) return 'done';
    address = plainText(onwards);
  }
}

/** Answers as they are given, before the button: each under a key of its own, again until it is acknowledged. */
async function touchSome(customer: Customer, page: Page): Promise<void> {
  const { random } = customer;
  for (const question of page.asked) {
    if (random.next() < 0.5) continue;
    customer.count += 1;
    const submission = `${page.hidden['submission']}.${customer.count}`;
    const value = valueFor(customer, question);
    const body = JSON.stringify({
      submission,
      answers: { [question]: /^\d+$/.test(value) ? Number(value) : value },
      final: false,
      nonce: page.hidden['nonce'],
      language: page.hidden['language'],
      evidence: { pointer: 1, keys: 0, trusted: true, pressed: false },
    });
    const { status } = await persist(customer, () =>
      ask(customer, `${page.action}/answers`, { body, type: 'application/json' }),
    );
    if (status === 201) customer.acknowledged.push(submission);
  }
}

/** Presses the button until there is a reply, sometimes twice at once. */
async function press(customer: Customer, page: Page): Promise<Page | 'done'> {
  const given = Object.fromEntries(page.asked.map((question) => [question, valueFor(customer, question)]));
  const evidence = JSON.stringify({ dwellMs: 4_000, pointer: 2, keys: 0, trusted: true });
  const body = new URLSearchParams({ ...page.hidden, ...given, evidence }).toString();
  const send = () => ask(customer, page.action, { body, type: 'application/x-www-form-urlencoded' });
  await wait(Math.max(0, page.readUntilMs - Date.now()));
  const isDouble = meets(customer, 'double', 0.2);
  const [reply] = await Promise.all([persist(customer, send), isDouble ? send().catch(() => undefined) : undefined]);
  Object.assign(customer.said, given);
  customer.pressed.push(page.hidden['submission'] ?? '');
  return readPage(reply.html, 0) ?? 'done';
}

/** Asks again until there is a reply: at once after a line that broke off, later when the server is away. */
async function persist(customer: Customer, send: () => Promise<Reply>): Promise<Reply> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const reply = await send();
      if (reply.status < 500 && reply.status !== 429) return reply;
    } catch (error) {
      if (Date.now() > customer.untilMs) throw new Error('the storm was over before a reply came', { cause: error });
    }
    await wait(customer.random.between(5, Math.min(waitMsMost, 20 * attempt)));
  }
}

type Reply = Readonly<{ status: number; html: string }>;

/** One request, which breaks off at any moment of its life: before it left, on its way, or with the reply under way. */
async function ask(customer: Customer, path: string, post?: Readonly<{ body: string; type: string }>): Promise<Reply> {
  const { random } = customer;
  const breaks = meets(customer, 'disconnect', 0.12) ? AbortSignal.timeout(random.between(0, 25)) : undefined;
  const reply = await fetch(`${customer.origin}${path}`, {
    method: post === undefined ? 'GET' : 'POST',
    headers: {
      ...(post === undefined ? {} : { 'content-type': post.type }),
      ...(customer.cookie === '' ? {} : { cookie: customer.cookie }),
    },
    ...(post === undefined ? {} : { body: post.body }),
    signal: breaks ?? AbortSignal.timeout(20_000),
  });
  const html = await reply.text();
  for (const header of reply.headers.getSetCookie()) customer.cookie = header.split(';')[0] ?? '';
  return { status: reply.status, html };
}

function valueFor({ random, link, count }: Customer, question: string): string {
  if (question === 'nps') return String(Math.floor(random.between(0, 11)));
  if (question.startsWith('row')) return String(Math.floor(random.between(1, 6)));
  if (question === 'call' || question === 'may_contact') return random.pick(['yes', 'no']);
  return `woord ${count} van ${link.slice(-6)} ${Math.floor(random.between(0, 1_000_000))}`;
}

function readPage(html: string, readUntilMs: number): Page | undefined {
  const form = readPageForm(html);
  const asked = (form?.hidden['shown'] ?? '').split(' ').filter((id) => id !== '');
  return form && { ...form, asked, readUntilMs };
}
