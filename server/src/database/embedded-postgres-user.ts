import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { hasCode } from './running-process.ts';

/** The user that PostgreSQL runs as; undefined means: as ourselves. */
export type UnprivilegedUser = { readonly name: string; readonly uid: number; readonly gid: number };

const userNames = ['voldaan', 'postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root, so root starts it as somebody else: whoever owns the cluster already, else the
 * first of `voldaan`, `postgres` and `nobody` that the machine knows. A uid without a passwd entry would fail in initdb.
 */
export async function unprivilegedUser(clusterFolder: string): Promise<UnprivilegedUser | undefined> {
  if (process.getuid === undefined) return undefined;
  const own = process.getuid();
  const owner = await ownerOf(clusterFolder);
  if (own !== 0) {
    if (owner !== undefined && owner !== own) throw belongsToAnother(clusterFolder, owner);
    return undefined;
  }
  const known = parsePasswd(await readFile('/etc/passwd', 'utf8'));
  if (owner !== undefined && owner !== 0) {
    const user = known.find((candidate) => candidate.uid === owner);
    if (user === undefined) throw belongsToNobody(clusterFolder, owner);
    return user;
  }
  for (const name of userNames) {
    const user = known.find((candidate) => candidate.name === name && candidate.uid !== 0);
    if (user !== undefined) return user;
  }
  throw new EmbeddedPostgresError(
    'cannot start PostgreSQL as root, and this machine has no user voldaan, postgres or nobody to start it as: ' +
      'make one (useradd --system voldaan), start Voldaan as an ordinary user, or set DATABASE_URL',
  );
}

/**
 * To make a cluster is refused to a user whom the machine does not know, as a container's bare uid is. A cluster that is
 * there runs all the same.
 */
export async function requireKnownUser(clusterFolder: string): Promise<void> {
  if (process.getuid === undefined || (await ownerOf(clusterFolder)) !== undefined) return;
  try {
    userInfo();
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `cannot make a database as uid ${process.getuid()}, whom this machine does not know: ` +
        'start Voldaan as a user with an entry in /etc/passwd, or set DATABASE_URL',
      { cause },
    );
  }
}

/** Refuses a data folder that the user could not reach, naming the first folder in the way. */
export async function requireReachable(folder: string, user: UnprivilegedUser): Promise<void> {
  const closed = await firstClosedFolder(dirname(folder), user);
  if (closed === undefined) return;
  throw new EmbeddedPostgresError(
    `cannot keep the database in ${folder}: PostgreSQL runs as the user ${user.name}, who may not enter ${closed}; ` +
      'set VOLDAAN_DATA to a folder outside it, such as /var/lib/voldaan',
  );
}

/** The outermost folder on the way that the user may not enter. Folders that do not exist yet are ours to make. */
export async function firstClosedFolder(folder: string, user: UnprivilegedUser): Promise<string | undefined> {
  const parent = dirname(folder);
  const above = parent === folder ? undefined : await firstClosedFolder(parent, user);
  if (above !== undefined) return above;
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return undefined;
  const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
  return (found.mode & bit) === 0 ? folder : undefined;
}

async function ownerOf(folder: string): Promise<number | undefined> {
  try {
    return (await stat(folder)).uid;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (hasCode(error, 'EACCES')) throw belongsToAnother(folder, 'unknown');
    throw error;
  }
}

function belongsToAnother(clusterFolder: string, owner: number | 'unknown'): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `cannot use the database in ${clusterFolder}: it belongs to another user (uid ${owner}); ` +
      'start Voldaan as that user or as root, or set VOLDAAN_DATA to another folder',
  );
}

function belongsToNobody(clusterFolder: string, owner: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `cannot use the database in ${clusterFolder}: it belongs to uid ${owner}, which has no entry in /etc/passwd; ` +
      'give it to a user that exists (chown -R postgres), or set VOLDAAN_DATA to another folder',
  );
}

function parsePasswd(text: string): readonly UnprivilegedUser[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || name.startsWith('#') || !uid || !gid) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}
