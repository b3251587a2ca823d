import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createTransport } from 'nodemailer';
import { uuid } from '../src/database/uuid.ts';
import { inWorkspace } from '../src/database/workspace-transaction.ts';
import { sendWave } from '../src/invitations/send-wave.ts';
import { findWaveToSend } from '../src/invitations/views.ts';
import { type WaveMail, waveMailer } from '../src/invitations/wave-mail.ts';
import { renderMessage } from '../src/mail/render-message.ts';
import { median, medianRatio, rounded, spread } from './median.ts';
import { sendPipelined } from './pipelined-client.ts';
import { benchSender, prepareSendGround } from './send-ground.ts';

/**
 * npm run bench -- send
 *
 * Mails a second to a mail server on this machine that takes everything: the product with its ledger, budget, pace, merge
 * fields and DKIM; nodemailer's pool as one would use it, with the finished words of the same mails and no key, and once
 * more with one; and a bare client that pipelines one prebuilt mail again and again, which is the most that the line takes.
 * All have the same number of connections. Senders, sink and database share the machine's cores.
 */
const rounds = 3;
const mailsPerRound = 3000;
const connections = 8;
/** How much memory may grow from the first round to the last: what is kept for each mail would show. */
const growthMost = 1.25;
const goals = { of_nodemailer: 0.8, memory_growth: growthMost } as const;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const ground = await prepareSendGround();
try {
  await measure();
} finally {
  await ground.stop();
}

async function measure(): Promise<void> {
  const rates: Record<'product' | 'nodemailer' | 'nodemailer signed' | 'pipelined', number[]> = {
    product: [],
    nodemailer: [],
    'nodemailer signed': [],
    pipelined: [],
  };
  const memory: number[] = [];
  const mails = await writeMails();
  await productRate();
  // By itself, before anybody else has left something behind.
  for (let round = 0; round < rounds; round += 1) {
    await productRate();
    memory.push(megabytesInUse());
  }
  for (let round = 0; round < rounds; round += 1) {
    rates.product.push(await productRate());
    rates.nodemailer.push(await nodemailerRate(mails, false));
    rates['nodemailer signed'].push(await nodemailerRate(mails, true));
    rates.pipelined.push(await pipelinedRate(mails));
  }
  print('mails/s, medians');
  for (const [name, list] of Object.entries(rates)) print(`${name.padEnd(20)} ${median(list).toFixed(0)}`);
  const figures = {
    of_nodemailer: rounded(medianRatio(rates.product, rates.nodemailer), 2),
    of_nodemailer_signed: rounded(medianRatio(rates.product, rates['nodemailer signed']), 2),
    of_pipelined: rounded(medianRatio(rates.product, rates.pipelined), 3),
    per_second: rounded(median(rates.product), 0),
    memory_growth: rounded((memory.at(-1) ?? 0) / (memory[0] ?? 1), 2),
    megabytes: rounded(memory.at(-1) ?? 0, 0),
  };
  const met = {
    of_nodemailer: figures.of_nodemailer >= goals.of_nodemailer,
    memory_growth: figures.memory_growth <= goals.memory_growth,
  };
  const noise = { nodemailer: rounded(spread(rates.nodemailer), 2) };
  print(JSON.stringify({ bench: 'send', figures, goals, met, noise }));
}

async function productRate(): Promise<number> {
  const waveId = await ground.planWave(mailsPerRound);
  const before = await ground.taken();
  const began = performance.now();
  await sendWave(ground.product, { workspaceId: ground.workspaceId, waveId });
  const seconds = (performance.now() - began) / 1000;
  const count = (await ground.taken()) - before;
  if (count !== mailsPerRound) throw new Error(`of ${mailsPerRound} mails ${count} were taken`);
  return count / seconds;
}

/** The finished words of the same mails, which the others get for nothing. */
async function writeMails(): Promise<readonly WaveMail[]> {
  const { product, workspaceId } = ground;
  const waveId = await ground.planWave(1);
  const wave = await inWorkspace(product.databases.app, workspaceId, (db) => findWaveToSend(db, waveId));
  if (wave === undefined) throw new Error('no wave was planned');
  const mailOf = waveMailer(product, wave);
  return Array.from({ length: mailsPerRound }, (_, n) =>
    mailOf({
      id: uuid(),
      email: `klant${n}@r${n}.example`,
      language: 'nl',
      kind: 'invitation',
      reminder_of: null,
      contact_name: `Klant ${n}`,
      contact_organisation: null,
      event_subject: null,
      contact: {},
    }),
  );
}

async function nodemailerRate(mails: readonly WaveMail[], isSigned: boolean): Promise<number> {
  const pool = createTransport({
    host: '127.0.0.1',
    port: ground.sinkPort,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    ignoreTLS: true,
    ...(isSigned
      ? { dkim: { domainName: 'bench.example', keySelector: 'voldaan', privateKey: ground.privateKey } }
      : {}),
  });
  const began = performance.now();
  await Promise.all(mails.map(({ message }) => pool.sendMail({ ...message(benchSender) })));
  const seconds = (performance.now() - began) / 1000;
  pool.close();
  return mails.length / seconds;
}

async function pipelinedRate(mails: readonly WaveMail[]): Promise<number> {
  const [first] = mails;
  if (first === undefined) throw new Error('no mail was written');
  const raw = await renderMessage(first.message(benchSender));
  const count = mailsPerRound * 4;
  const seconds = await sendPipelined({ port: ground.sinkPort, connections, count, raw });
  return count / seconds;
}

/** What is still in use when everything that nobody holds was thrown away. */
function megabytesInUse(): number {
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
