import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

/** The address to listen on cannot be had. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

export async function listen(app: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new ListenError(`cannot listen on ${host}, port ${port}; ${cureOf(code)}`, { cause });
  }
}

/** What helps whoever could not have the address, by the code of the failure. */
export function cureOf(code: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return 'stop what listens there, or set VOLDAAN_PORT to another port';
    case 'EACCES':
      return 'set VOLDAAN_PORT to a port above 1023, and put a proxy in front';
    default:
      return 'set VOLDAAN_HOST to an address of this machine, or to 0.0.0.0 for all of them';
  }
}
