import pg from 'pg';
import { hashAddress } from '../contacts/address-hash.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { refillTexts } from '../metrics/words/keep-texts.ts';
import type { Product } from '../product.ts';
import { type SeedDay, seedCalendar } from './seed-clock.ts';
import { makeResponseWriter, makeSeedBuffers, type SeedTable, seedTables } from './seed-copy.ts';
import { makeResponseDraw } from './seed-draw.ts';
import { SeedError } from './seed-error.ts';
import { type SeedHouse, type SeedWish, seedRows } from './seed-rows.ts';
import { beginBulk, finishBulk, hasAnswers, openSeedCopies } from './seed-store.ts';
import { seedSurveysMost } from './seed-surveys.ts';
import { type DemoOwner, ensureScoreMonths, insertRows } from './store.ts';

export type SeedOrder = SeedWish &
  Readonly<{
    owner: DemoOwner;
    company: string;
    /** The share of responses in which something was written. */
    texts: number;
    /** Leaves out the responses, which take five sixths of the room: figures are counted from the scores alone. */
    isScoresOnly?: boolean;
    /** As the database's owner, who alone may copy past row-level security. */
    database: pg.ClientConfig;
    tell?: (done: number) => void;
  }>;

export type Seeded = Readonly<{ house: SeedHouse; seconds: number }>;

/**
 * Fills a company with three years of drawn answers: up to twenty surveys, ten fields of contacts, moments, orders and words, the
 * same for the same seed. Memory stays flat, for each month is copied while it is drawn. Of a drawn answer there is the
 * response and its score row, and of some the link to a customer; no invitation, no visit and no act of answering.
 */
export async function seedCompany(product: Product, order: SeedOrder): Promise<Seeded> {
  const started = performance.now();
  const { owner } = order;
  if (order.surveys < 1 || order.surveys > seedSurveysMost)
    throw new SeedError(`a seeded company has 1 to ${seedSurveysMost} surveys, not ${order.surveys}`);
  const clients = await connectAll(order.database);
  try {
    await refuseUsed(clients, owner);
    const house = seedRows({
      owner,
      company: order.company,
      wish: order,
      hashAddress: (address) => hashAddress(product.key('address-hash'), owner.workspaceId, address),
    });
    const calendar = seedCalendar(order.responses, order.now, order.seed);
    await inWorkspace(product.databases.app, owner.workspaceId, async (db) => {
      await ensureScoreMonths(db, monthOf(calendar[0]), monthOf(calendar.at(-1)));
      for (const [table, rows] of house.rows) await insertRows(db, table, rows);
    });
    await copyResponses(clients, house, { order, calendar });
    for (const client of clients.values()) await client.query('set session_replication_role = origin');
    const [first] = clients.values();
    if (first !== undefined) await finishBulk(first, owner.workspaceId);
    // Whatever was written is masked and made ready to be searched by the worker.
    await inWorkspace(product.databases.app, owner.workspaceId, refillTexts);
    return { house, seconds: (performance.now() - started) / 1_000 };
  } finally {
    for (const client of clients.values()) await client.end();
  }
}

async function connectAll(database: pg.ClientConfig): Promise<ReadonlyMap<SeedTable, pg.Client>> {
  const clients = new Map<SeedTable, pg.Client>();
  for (const table of seedTables) {
    const client = new pg.Client({ ...database, application_name: 'voldaan-seed' });
    await client.connect();
    clients.set(table, client);
  }
  return clients;
}

async function refuseUsed(clients: ReadonlyMap<SeedTable, pg.Client>, { workspaceId, code }: DemoOwner): Promise<void> {
  for (const client of clients.values()) {
    await beginBulk(client).catch((cause: unknown) => {
      throw new SeedError("only a superuser of the database can seed it, as the embedded one's owner is", { cause });
    });
  }
  const [first] = clients.values();
  if (first !== undefined && (await hasAnswers(first, workspaceId)))
    throw new SeedError(`the company ${code} has answers already`);
}

type Filling = Readonly<{ order: SeedOrder; calendar: readonly SeedDay[] }>;

/** Month by month, so that what is written is there, and one month's failure leaves the months before. */
async function copyResponses(
  clients: ReadonlyMap<SeedTable, pg.Client>,
  house: SeedHouse,
  { order, calendar }: Filling,
): Promise<void> {
  const { seed, texts, responses, isScoresOnly = false } = order;
  const links = Math.min(1, (2 * house.customers.length) / responses);
  const draw = makeResponseDraw({ house, seed, texts, links });
  const write = makeResponseWriter(order.owner.workspaceId, isScoresOnly);
  let done = 0;
  for (const days of Map.groupBy(calendar, monthOf).values()) {
    const buffers = makeSeedBuffers();
    const copies = await openSeedCopies(clients);
    for (const day of days) {
      for (let place = 0; place < day.count; place += 1) {
        write(draw(day, place), buffers);
        if (buffers.response.isFull() || buffers.score_row.isFull()) await copies.send(buffers);
      }
      done += day.count;
    }
    await copies.end(buffers);
    order.tell?.(done);
  }
}

function monthOf(day: SeedDay | undefined): string {
  return `${new Date(day?.ms ?? 0).toISOString().slice(0, 7)}-01`;
}
