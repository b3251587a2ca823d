import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyRequest } from 'fastify';
import { inWorkspace, inWorkspaceReading } from '../database/workspace-transaction.ts';
import type { AskAlongside, Caller } from '../http/caller.ts';
import { sessionCookie } from '../http/session-cookie.ts';
import type { Product } from '../product.ts';
import { codeOfToken, hashToken } from '../secret/token.ts';
import { callerOfKey } from './api-keys.ts';
import { sessionIdleSeconds } from './session-age.ts';
import { keepSession } from './store.ts';
import { liveSession, sessionOfToken } from './views.ts';
import { workspaceOfCode } from './workspace-code-views.ts';

/** Writing "last seen" once a minute is enough to know an idle session, and spares a write on every click. */
const lastSeenSeconds = 60;

/**
 * Who is behind the request: the program whose key it names, else the person whose cookie it brings. Asked of the
 * database every time, so that a removed person is gone at once. A key that opens nothing is not looked past: what was
 * meant for a program is never done as the person at whose browser it runs. What is asked alongside is asked of a person's
 * session alone.
 */
export async function findCaller(
  product: Product,
  request: Pick<FastifyRequest, 'headers'>,
  alongside?: AskAlongside,
): Promise<Caller | undefined> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const program = await callerOfKey(product, authorization);
    if (program === undefined) throw new Refusal('key_refused');
    return program;
  }
  return callerOfCookie(product, request, alongside);
}

async function callerOfCookie(
  product: Product,
  request: Pick<FastifyRequest, 'headers'>,
  askAlongside: AskAlongside | undefined,
): Promise<Caller | undefined> {
  const token = sessionCookie(product.config.baseUrl).read(request);
  const code = token === undefined ? undefined : codeOfToken(token);
  if (token === undefined || code === undefined) return undefined;
  const workspaceId = await workspaceOfCode(product.databases, code);
  if (workspaceId === undefined) return undefined;
  const now = product.clock();
  const { app } = product.databases;
  const alongside = askAlongside?.(workspaceId);
  const session = await sessionOfToken(app, { workspaceId, tokenHash: hashToken(token), ...lifeAt(now) }, alongside);
  if (session === undefined) return undefined;
  const { sessionId, staffId, role, language, isLimitedToUnits } = session;
  if (now.getTime() - session.lastSeenAt.getTime() > lastSeenSeconds * 1000)
    await inWorkspace(app, workspaceId, (db) => keepSession(db, { sessionId, now }));
  const caller = { workspaceId, workspaceCode: code, staffId, sessionId, role, language, isLimitedToUnits };
  alongside?.hear(session, caller);
  return caller;
}

/**
 * Whether the caller of a request that is still open (a stream, a long report) would be let in again: not removed,
 * not signed out, in the same role, and seeing as much. Ask at most every five seconds.
 */
export async function sessionIsAlive(product: Product, caller: Caller): Promise<boolean> {
  const session = await inWorkspaceReading(product.databases.app, caller.workspaceId, (db) =>
    liveSession(db, { sessionId: caller.sessionId, ...lifeAt(product.clock()) }),
  );
  return session?.role === caller.role && session.isLimitedToUnits === (caller.isLimitedToUnits ?? false);
}

function lifeAt(now: Date): Readonly<{ now: Date; seenAfter: Date }> {
  return { now, seenAfter: new Date(now.getTime() - sessionIdleSeconds * 1000) };
}
