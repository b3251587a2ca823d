import { isIP } from 'node:net';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { findPublicAddress } from '../outbound/find-public-address.ts';
import type { MailServer } from './mail-server.ts';

const connectMs = 10_000;
const greetingMs = 30_000;
const socketMs = 120_000;

/**
 * How we connect: encryption as it was chosen and never less, and limits on every wait. A server that staff named is
 * looked up here and now, and reached at that address only if it is a public one; its certificate is for its name.
 */
export async function connectionOptions(server: MailServer): Promise<SMTPConnection.Options> {
  const host = server.mayBePrivate ? server.host : await findPublicAddress(server.host);
  return {
    host,
    ...(isIP(server.host) === 0 ? { servername: server.host } : {}),
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: socketMs,
    dnsTimeout: connectMs,
  };
}
