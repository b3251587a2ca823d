import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const inMemory = '/dev/shm';
/** Two databases at a time, their logs, and the sample company. */
const bytesNeeded = 2 * 1024 ** 3;

/**
 * Where tests keep what they throw away: in memory where the machine has room there. To make the files of a database
 * takes ten times as long on a disk, and each test file makes one.
 */
export function testFolder(): string {
  try {
    accessSync(inMemory, constants.W_OK);
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize >= bytesNeeded ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
}

/**
 * For a cluster that is thrown away: nothing has to survive a crash. What tests of durability need, they start themselves
 * with everything on.
 */
export const careless = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  jit: 'off',
  max_connections: '200',
} as const;
