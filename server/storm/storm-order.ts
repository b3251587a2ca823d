import type { DatabaseAddress, DatabaseRole } from '../src/database/connect.ts';

/** A fault that is put into the product on purpose, to see that the storm finds it. */
export const plants = [
  'ack-before-commit',
  'resend-unknown',
  'lose-mail',
  'forget-cap',
  'forget-night',
  'forget-along',
] as const;
export type Plant = (typeof plants)[number];

/** What a server or worker process is told when it starts. */
export type ProcessOrder = Readonly<{
  urls: Readonly<Record<DatabaseRole | 'owner', string>>;
  dataFolder: string;
  secret: string;
  port: number;
  smtpUrl: string;
  plant: Plant | undefined;
}>;

/** What the load generator is told. */
export type LoadOrder = Readonly<{
  origin: string;
  tokens: readonly string[];
  ledgerFile: string;
  seed: number;
  lanes: number;
  /** New answers begin until then; what is under way is sent again for `graceMs` more. */
  loadMs: number;
  graceMs: number;
}>;

export function addressOf(urls: ProcessOrder['urls']): DatabaseAddress {
  return { owner: { connectionString: urls.owner }, as: (role) => ({ connectionString: urls[role] }) };
}

/** The settings of a process, given to it as an operator would. */
export function environmentOf(order: ProcessOrder): Readonly<Record<string, string>> {
  return {
    VOLDAAN_DATA: order.dataFolder,
    VOLDAAN_PORT: String(order.port),
    VOLDAAN_SECRET: order.secret,
    VOLDAAN_SMTP_URL: order.smtpUrl,
    VOLDAAN_LOG_LEVEL: 'silent',
  };
}
