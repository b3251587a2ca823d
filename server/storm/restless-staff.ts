import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { readConfig } from '../src/config.ts';
import { suppressAddress } from '../src/contacts/contacts.ts';
import { connectDatabases } from '../src/database/connect.ts';
import { inWorkspace } from '../src/database/workspace-transaction.ts';
import type { Caller } from '../src/http/caller.ts';
import { pauseStudy, resumeStudy } from '../src/invitations/run-study.ts';
import { makeProduct, type Product } from '../src/product.ts';
import type { AskedTwice } from './asked-twice.ts';
import type { Random } from './random.ts';
import { addressOf, environmentOf, type ProcessOrder } from './storm-order.ts';

export type RestlessStaff = Readonly<{
  /** Lets every study go on, and does nothing more, however often it is asked. */
  settle: () => Promise<void>;
}>;

/** Often enough to meet every mail's way, and seldom enough that most mails go together. */
const pauseMs = { least: 6_000, most: 14_000 };

/**
 * Staff who change their mind: they pause a study, let it go on a moment later, and meanwhile somebody asks to be left alone.
 * What goes along in a mail waits with it or comes loose of it, at any moment.
 */
export function startRestlessStaff(
  order: ProcessOrder,
  companies: readonly AskedTwice[],
  random: Random,
): RestlessStaff {
  const { config } = readConfig(environmentOf(order));
  const log = pino({ level: 'silent' });
  const databases = connectDatabases(addressOf(order.urls), log);
  const product = makeProduct({ config, databases, log });
  const end = new AbortController();
  const turns = (async () => {
    while (!end.signal.aborted) {
      await wait(random.between(pauseMs.least, pauseMs.most), undefined, { signal: end.signal }).catch(() => undefined);
      if (end.signal.aborted) return;
      const { caller, studyIds } = random.pick(companies);
      const id = random.pick(studyIds);
      // The database may be away, and the study paused still from a turn that it cut off.
      await pauseStudy(product, caller, id).catch(() => undefined);
      await leaveAlone(product, caller.workspaceId, random.next()).catch(() => undefined);
      await wait(random.between(300, 2_000));
      await resumeStudy(product, caller, id).catch(() => undefined);
    }
  })();
  const finish = async () => {
    end.abort();
    await turns;
    for (const { caller, studyIds } of companies) for (const id of studyIds) await goOn(product, caller, id);
    await databases.close();
  };
  let settled: Promise<void> | undefined;
  return {
    settle: () => {
      settled ??= finish();
      return settled;
    },
  };
}

/** Lets a study go on, paused or not; the database may be getting up still. */
async function goOn(product: Product, caller: Caller, id: string): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    try {
      await resumeStudy(product, caller, id);
      return;
    } catch {
      await wait(1_000);
    }
  }
}

/** Somebody with a mail ahead of them, by chance, asks not to be written to. */
async function leaveAlone(product: Product, workspaceId: string, chance: number): Promise<void> {
  await inWorkspace(product.databases.app, workspaceId, async (db) => {
    const planned = db.trx
      .selectFrom('invitation')
      .where('workspace_id', '=', workspaceId)
      .where('state', '=', 'planned');
    const { count } = await planned.select(({ fn }) => fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
    const one = await planned
      .select('address_hash')
      .orderBy('id')
      .offset(Math.floor(chance * Number(count)))
      .limit(1)
      .executeTakeFirst();
    if (one !== undefined) await suppressAddress(db, one.address_hash, 'asked');
  });
}
