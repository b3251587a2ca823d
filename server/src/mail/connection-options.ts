import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailServer } from './mail-server.ts';

const connectMs = 10_000;
const greetingMs = 30_000;
const socketMs = 120_000;

/** How we connect: encryption as it was chosen and never less, and limits on every wait. */
export function connectionOptions(server: MailServer): SMTPConnection.Options {
  return {
    host: server.host,
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
