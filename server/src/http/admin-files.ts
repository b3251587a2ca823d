import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { adminPageHeaders } from './security-header.ts';

const builtFolder = fileURLToPath(new URL('../../../admin/dist/', import.meta.url));

/** Paths that are never a page of the staff's app: a wrong one there is simply not found. */
const otherPaths = /^\/(?:v1|a|s|u|h|w|k|g|r|assets)(?:\/|$)/;

const notBuiltText = 'The staff app is not built yet. Run: npm start\n';

/** File names under assets/ carry a hash of their content, so that a browser may keep them for ever. */
const cacheForever = 'public, max-age=31536000, immutable';

export type AdminPage = Readonly<{
  /** Sends the staff app's one page if this is a browser asking for a page of it; false otherwise. */
  send: (request: FastifyRequest, reply: FastifyReply) => boolean;
}>;

declare module 'fastify' {
  interface FastifyInstance {
    adminPage: AdminPage;
  }
}

/** Serves the built staff app: its files by name, and its page for every address of it that a browser opens. */
export async function adminFiles(app: FastifyInstance, folder: string = builtFolder): Promise<void> {
  const isBuilt = existsSync(join(folder, 'index.html'));
  const page = isBuilt ? await readFile(join(folder, 'index.html'), 'utf8') : undefined;
  app.decorate('adminPage', { send: (request, reply) => sendPage(page, request, reply) });
  if (!isBuilt) return;
  await app.register(fastifyStatic, {
    root: folder,
    // Only the files that are there at the start have a route; no name from outside reaches the file system.
    wildcard: false,
    index: false,
    cacheControl: false,
    // The build lays a .br and a .gz beside each file; they are sent in its place and have no address of their own.
    preCompressed: true,
    globIgnore: ['**/index.html', '**/*.{map,br,gz}'],
    setHeaders: (reply, path) => {
      const kept = path.includes(`${join(folder, 'assets')}`);
      reply.header('cache-control', kept ? cacheForever : 'no-cache');
    },
  });
}

function sendPage(page: string | undefined, request: FastifyRequest, reply: FastifyReply): boolean {
  const path = (request.raw.url ?? '').split('?', 1)[0] ?? '';
  const isPage = request.method === 'GET' || request.method === 'HEAD';
  if (!isPage || otherPaths.test(path) || /\.\w+$/.test(path)) return false;
  if (!/text\/html|\*\/\*/.test(request.headers.accept ?? '')) return false;
  if (page === undefined) {
    reply.code(503).type('text/plain; charset=utf-8').send(notBuiltText);
    return true;
  }
  reply.headers(adminPageHeaders).type('text/html; charset=utf-8').send(page);
  return true;
}
