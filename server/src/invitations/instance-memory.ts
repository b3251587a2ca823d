import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type InstanceMemory, instanceVerdict } from '@voldaan/domain/invitations/instance-verdict';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { databaseMemory, rememberInDatabase } from './instance-store.ts';
import { moveWave } from './store.ts';
import { runningWaves } from './sweep-views.ts';

/**
 * Compares what the database and this node's data folder remember of each other, and holds every running wave when the
 * database looks restored, copied or long asleep: a person decides whether those mails are still meant. Then both
 * remember this moment. Call it before the first mail and every minute after.
 */
export async function checkInstance(product: Product): Promise<void> {
  const file = join(product.config.dataFolder, 'instance.json');
  const database = await databaseMemory(product.databases.app);
  const verdict = instanceVerdict(database, folderMemory(file), database.now);
  if (verdict !== 'as_expected') {
    const count = await holdWaves(product, verdict);
    if (count > 0) product.log.warn({ verdict, waves: count }, 'waves are held until somebody resumes them');
  }
  await rememberInDatabase(product.databases.app, database.now);
  // After the database, so that the folder is never ahead of what was committed.
  rememberInFolder(product, file, { id: database.id, lastSeen: database.now });
}

function folderMemory(file: string): InstanceMemory | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof kept !== 'object' || kept === null || !('id' in kept) || !('last_seen' in kept)) return undefined;
    const lastSeen = new Date(String(kept.last_seen));
    return Number.isNaN(lastSeen.getTime()) ? undefined : { id: String(kept.id), lastSeen };
  } catch {
    // No such file on a new node, or half of one after a power cut: it remembers nothing.
    return undefined;
  }
}

/** A node without a folder of its own to write to still has the database's memory. */
function rememberInFolder({ config, log }: Product, file: string, { id, lastSeen }: InstanceMemory): void {
  try {
    mkdirSync(config.dataFolder, { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify({ id, last_seen: lastSeen.toISOString() }));
    renameSync(`${file}.new`, file);
  } catch (error) {
    log.warn({ err: error }, 'cannot remember this instance in the data folder');
  }
}

async function holdWaves(product: Product, notice: string): Promise<number> {
  const waves = await runningWaves(product.databases.work);
  for (const { workspace_id, id } of waves) {
    await inWorkspace(product.databases.app, workspace_id, (db) =>
      moveWave(db, { id, from: ['sending'], to: 'held', notice }),
    );
  }
  return waves.length;
}
