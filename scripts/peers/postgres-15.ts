import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unprivilegedUser } from '../../server/src/database/embedded-postgres-user.ts';
import { careless, testFolder } from '../../server/src/database/test-folder.ts';

const execute = promisify(execFile);

const programs = '/usr/lib/postgresql/15/bin';

/** A PostgreSQL 15 of the system's packages on a cluster that is thrown away, reached over a socket of its own. */
export async function startPostgres15(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  if (!existsSync(join(programs, 'initdb'))) {
    throw new Error(`PostgreSQL 15 is not in ${programs}: apt-get install postgresql-15, then try again`);
  }
  const kept = testFolder();
  // The system's temporary folder may be closed to the other user, or too long for a socket.
  const folder = await mkdtemp(join(kept === tmpdir() ? '/tmp' : kept, 'voldaan-peer-'));
  const cluster = join(folder, 'cluster');
  const user = await unprivilegedUser(cluster);
  const run = async (name: string, words: readonly string[]) => {
    await execute(join(programs, name), words, {
      cwd: folder,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
    });
  };
  await mkdir(cluster);
  await chmod(folder, 0o700);
  for (const path of user === undefined ? [] : [folder, cluster]) await chown(path, user?.uid ?? 0, user?.gid ?? 0);
  await run('initdb', ['-D', cluster, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '-N']);
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    ...Object.entries(careless).map(([name, value]) => `${name}=${value}`),
  ];
  const flags = settings.map((setting) => `-c ${setting}`).join(' ');
  await run('pg_ctl', ['start', '-D', cluster, '-l', join(folder, 'log'), '-w', '-s', '-o', flags]);
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      await run('pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w', '-s']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
