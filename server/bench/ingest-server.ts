import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import pino from 'pino';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { connectDatabases, type DatabaseAddress } from '../src/database/connect.ts';
import { uuid } from '../src/database/uuid.ts';
import { commonHeaders, dataHeaders } from '../src/http/security-header.ts';
import { makeProduct } from '../src/product.ts';
import { openAnswers } from '../src/responses/open-answers.ts';
import type { BenchDatabase } from './bench-database.ts';
import { writeWithColumns, writeWithoutColumns, writeWithoutTraits } from './column-writes.ts';

/**
 * What is measured, one in each process:
 *   floor    (i)  node:http and JSON.parse, no database
 *   single   (ii) node:http, JSON.parse and one INSERT of the whole document, which is a transaction of its own
 *   product  the product as it is served, with the limits by address left out, since all load comes from one address
 * and for `analytics`, the product with ten traits of each response, the same without a word for the columns, and without traits.
 */
export type ServerOrder = Readonly<{
  kind: 'floor' | 'single' | 'product' | 'product with columns' | 'product without columns' | 'product without traits';
  urls: BenchDatabase['urls'];
  ownerUrl: string;
  singleConnections: number;
}>;

/** All three answer in the same words under the same headers: what is compared is what happens before. */
const { config } = readConfig({ VOLDAAN_PORT: '0', VOLDAAN_SECRET: 'b'.repeat(16) + 'a'.repeat(32) });
const headers = { ...commonHeaders(config), ...dataHeaders, 'content-type': 'application/json; charset=utf-8' };

function replyTo(id: string): string {
  return `{"id":"rsp_${id.replaceAll('-', '').padStart(26, '0').slice(0, 26)}","state":"stored"}`;
}

process.once('message', (order: ServerOrder) => {
  start(order).then(
    (port) => process.send?.(port),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});

async function start(order: ServerOrder): Promise<number> {
  switch (order.kind) {
    case 'floor':
      return listen((request, response) => {
        void readJson(request).then((body) => response.writeHead(201, headers).end(replyTo(body.submission)));
      });
    case 'single':
      return startSingle(order);
    case 'product':
      return startProduct(order);
    case 'product with columns':
      return startProduct(order, writeWithColumns);
    case 'product without columns':
      return startProduct(order, writeWithoutColumns);
    case 'product without traits':
      return startProduct(order, writeWithoutTraits);
  }
}

async function startSingle(order: ServerOrder): Promise<number> {
  const pool = new pg.Pool({ connectionString: order.ownerUrl, max: order.singleConnections });
  const text = 'insert into single_answer (id, survey, submission, body) values ($1, $2, $3, $4)';
  const survey = uuid();
  await pool.query('insert into single_survey (id) values ($1)', [survey]);
  return listen((request, response) => {
    void readJson(request).then(async (body) => {
      const id = uuid();
      await pool.query({ name: 'single', text, values: [id, survey, body.submission, JSON.stringify(body)] });
      response.writeHead(201, headers).end(replyTo(id));
    });
  });
}

async function startProduct(order: ServerOrder, writeBy?: typeof writeWithColumns): Promise<number> {
  const log = pino({ level: 'error' });
  const address: DatabaseAddress = {
    owner: { connectionString: order.ownerUrl },
    as: (role) => ({ connectionString: order.urls[role] }),
  };
  const product = makeProduct({ config, databases: connectDatabases(address, log), log });
  const answers = openAnswers(product, {
    isLimited: false,
    ...(writeBy === undefined ? {} : { write: writeBy(product.databases) }),
  });
  const app = await buildApp(product, { answers });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as AddressInfo).port;
}

function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function readJson(request: IncomingMessage): Promise<{ submission: string }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
  });
}
