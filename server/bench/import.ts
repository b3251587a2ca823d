import { once } from 'node:events';
import { chmodSync, createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { readConfig } from '../src/config.ts';
import { hashAddress } from '../src/contacts/address-hash.ts';
import { changeReading, readUpload, startImport } from '../src/contacts/imports/contact-import.ts';
import { importJob } from '../src/contacts/imports/jobs.ts';
import { connectDatabases } from '../src/database/connect.ts';
import { uuid } from '../src/database/uuid.ts';
import type { Caller } from '../src/http/caller.ts';
import { makeProduct, type Product } from '../src/product.ts';
import { startBenchDatabase } from './bench-database.ts';
import { median, rounded, spread } from './median.ts';

/**
 * npm run bench -- import
 *
 * How many rows a second a customer list goes in with every row checked, beside PostgreSQL's own COPY of the finished
 * rows into a table with the same columns, checks, keys and indexes. `take_in` is the import, which judges every row and
 * keeps everything that undoing needs; `check` is the dry run before it, and `upload` what comes before that. Memory is
 * the peak of the process itself, PostgreSQL's apart.
 */
const sizes = [100_000, 1_000_000] as const;
const rounds = 3;
const memoryEveryMs = 50;
const goals = { take_in_of_copy: { least: 0.5 }, memory_growth: { most: 1.5 } } as const;

type Round = Readonly<Record<'copy' | 'upload' | 'check' | 'take_in' | 'megabytes', number>>;

const database = await startBenchDatabase();
const log = pino({ level: 'error' });
const databases = connectDatabases(
  {
    owner: { connectionString: database.ownerUrl },
    as: (role) => ({ connectionString: database.urls[role] }),
  },
  log,
);
const folder = mkdtempSync(join(tmpdir(), 'voldaan-bench-import-'));
chmodSync(folder, 0o755);
try {
  const { config } = readConfig({ VOLDAAN_PORT: '0', VOLDAAN_SECRET: 'b'.repeat(16) + 'a'.repeat(32) });
  const product = makeProduct({ config, databases, log });
  const caller = await benchCaller();
  // In the first round V8 compiles, and PostgreSQL makes the files of its log.
  await measure(product, caller, 20_000);
  const small: Round[] = [];
  const large: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    small.push(await measure(product, caller, sizes[0]));
    large.push(await measure(product, caller, sizes[1]));
  }
  tell(small, large);
} finally {
  await databases.close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function benchCaller(): Promise<Caller> {
  const { rows } = await database.owner.query(
    'select workspace.id, workspace.code, staff.id as staff_id from workspace join staff on staff.workspace_id = workspace.id',
  );
  const { id, code, staff_id: staffId } = rows[0];
  return { workspaceId: id, workspaceCode: code, staffId, sessionId: uuid(), role: 'owner', language: 'en' };
}

async function measure(product: Product, caller: Caller, size: number): Promise<Round> {
  const files = await writeFiles(product, caller, size);
  const copy = await copyFinished(files.finished);
  await database.owner.query('truncate contact, contact_import_change cascade');
  const peak = watchMemory();
  const began = performance.now();
  const shown = await readUpload(product, caller, { fileName: 'klanten.csv', bytes: createReadStream(files.list) });
  const uploaded = performance.now();
  const { encoding, delimiter, header } = shown.reading;
  const mapping = Object.fromEntries(shown.columns.map(({ index, guess }) => [String(index), guess]));
  const { check } = await changeReading(product, caller, shown.id, { encoding, delimiter, header, mapping });
  const checked = performance.now();
  if (check.valid !== size) throw new Error(`${check.valid} of ${size} rows were found to be in order`);
  await startImport(product, caller, shown.id);
  await importJob(product)({ workspaceId: caller.workspaceId, importId: shown.id }, { isLast: true });
  const done = performance.now();
  const { rows } = await database.owner.query('select count(*) from contact');
  if (Number(rows[0].count) !== size) throw new Error(`${rows[0].count} of ${size} contacts are there`);
  const seconds = { upload: uploaded - began, check: checked - uploaded, take_in: done - checked };
  return {
    copy,
    upload: seconds.upload / 1000,
    check: seconds.check / 1000,
    take_in: seconds.take_in / 1000,
    megabytes: peak(),
  };
}

/** The list as a firm has it, and the same rows as they end up in the table. */
async function writeFiles(product: Product, { workspaceId, staffId }: Caller, size: number) {
  const importId = uuid();
  await database.owner.query(
    `insert into contact_import (workspace_id, id, file_name, state, reading, created_by)
     values ($1, $2, 'finished.csv', 'done', '{}', $3)`,
    [workspaceId, importId, staffId],
  );
  const files = { list: join(folder, 'list.csv'), finished: join(folder, 'finished.csv') };
  const list = createWriteStream(files.list);
  const finished = createWriteStream(files.finished);
  const key = product.key('address-hash');
  list.write('Klantnummer;Naam;E-mailadres;Telefoon;Taal;Klant sinds\n');
  for (let row = 0; row < size; row++) {
    const email = `klant.${row}@firma${row % 997}.example`;
    const [name, phone, day] = [`Jan de Vries ${row}`, `+3161${row}`, (row % 28) + 1];
    const since = `${String(day).padStart(2, '0')}-03-2021`;
    list.write(`K${row};${name};${email};${phone};nl;${since}\n`);
    const hash = hashAddress(key, workspaceId, email).toString('hex');
    const iso = `2021-03-${String(day).padStart(2, '0')}`;
    finished.write(
      `${workspaceId},${uuid()},${importId},${email},${email},\\x${hash},${name},K${row},${phone},nl,${iso}\n`,
    );
    if (row % 2000 === 0) await drained([list, finished]);
  }
  for (const stream of [list, finished]) {
    stream.end();
    await once(stream, 'finish');
  }
  chmodSync(files.finished, 0o644);
  return files;
}

async function drained(streams: readonly ReturnType<typeof createWriteStream>[]): Promise<void> {
  for (const stream of streams) if (stream.writableNeedDrain) await once(stream, 'drain');
}

async function copyFinished(file: string): Promise<number> {
  await database.owner.query(`drop table if exists copied`);
  await database.owner.query(`create table copied (like contact including all,
    foreign key (workspace_id) references workspace (id),
    foreign key (workspace_id, organisation_id) references organisation (workspace_id, id),
    foreign key (workspace_id, import_id) references contact_import (workspace_id, id))`);
  const began = performance.now();
  await database.owner.query(`copy copied (workspace_id, id, import_id, email, email_key, address_hash, name, external_id, phone,
    language, customer_since) from '${file}' (format csv)`);
  const seconds = (performance.now() - began) / 1000;
  await database.owner.query('drop table copied');
  return seconds;
}

function watchMemory(): () => number {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, memoryEveryMs);
  return () => {
    clearInterval(timer);
    return peak / 1024 / 1024;
  };
}

function tell(small: readonly Round[], large: readonly Round[]): void {
  const perSecond = (list: readonly Round[], size: number, name: keyof Round) =>
    Math.round(size / median(list.map((round) => round[name])));
  const ofCopy = (list: readonly Round[]) => rounded(median(list.map((round) => round.copy / round.take_in)), 2);
  const megabytes = (list: readonly Round[]) => Math.round(median(list.map((round) => round.megabytes)));
  const figures = Object.fromEntries(
    (
      [
        [sizes[0], small],
        [sizes[1], large],
      ] as const
    ).map(([size, list]) => [
      size,
      {
        copy_rows_per_second: perSecond(list, size, 'copy'),
        take_in_rows_per_second: perSecond(list, size, 'take_in'),
        check_rows_per_second: perSecond(list, size, 'check'),
        upload_rows_per_second: perSecond(list, size, 'upload'),
        take_in_of_copy: ofCopy(list),
        megabytes: megabytes(list),
      },
    ]),
  );
  const growth = rounded(megabytes(large) / megabytes(small), 2);
  const met = {
    take_in_of_copy: Math.min(ofCopy(small), ofCopy(large)) >= goals.take_in_of_copy.least,
    memory_growth: growth <= goals.memory_growth.most,
  };
  const noise = rounded(spread(large.map((round) => round.copy)), 2);
  process.stdout.write(`${JSON.stringify({ bench: 'import', figures, memory_growth: growth, goals, met, noise })}\n`);
}
