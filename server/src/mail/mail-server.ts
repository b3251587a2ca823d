import { type Config, isLocalAddress } from '../config.ts';
import { unseal } from '../secret/seal.ts';
import type { MailSettingRow } from './views.ts';

/** A mail server to hand mail to, and in whose name. */
export type MailServer = Readonly<{
  host: string;
  port: number;
  security: 'starttls' | 'tls' | 'none';
  username: string;
  password: string;
  senderName: string;
  senderAddress: string;
  /** Whether it may lie in a private network: somebody who has the machine said so. */
  mayBePrivate: boolean;
}>;

export type MailServerSource = 'own' | 'instance' | 'none';

export type FoundMailServer = Readonly<{ source: MailServerSource; server: MailServer | undefined }>;

/** The workspace's own server; else the operator's; else none, and mail is kept in the outbox. */
export function mailServerOf(config: Config, sealKey: Buffer, row: MailSettingRow | undefined): FoundMailServer {
  if (row !== undefined) {
    const password = row.password_sealed === null ? '' : unseal(sealKey, row.password_sealed);
    const { host, port, security, username } = row;
    const server = {
      host,
      port,
      security,
      username,
      password,
      senderName: row.sender_name,
      senderAddress: row.sender_address,
      mayBePrivate: isLocalAddress(config.baseUrl) || config.privateMailHosts.includes(host.toLowerCase()),
    };
    return { source: 'own', server };
  }
  if (config.smtpUrl === undefined) return { source: 'none', server: undefined };
  return { source: 'instance', server: readSmtpUrl(config.smtpUrl, config.baseUrl) };
}

/** `smtp://user:password@host:587?from=feedback@example.com&name=Example`; `smtps:` is encrypted from the first byte. */
function readSmtpUrl(text: string, baseUrl: string): MailServer {
  const url = new URL(text);
  const isEncrypted = url.protocol === 'smtps:';
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (isEncrypted ? 465 : 587),
    security: isEncrypted ? 'tls' : isLocal ? 'none' : 'starttls',
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    senderName: url.searchParams.get('name') ?? 'Voldaan',
    senderAddress: url.searchParams.get('from') ?? `feedback@${new URL(baseUrl).hostname}`,
    mayBePrivate: true,
  };
}
