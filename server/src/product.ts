import { join } from 'node:path';
import type { Language } from '@voldaan/domain/language';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Databases } from './database/connect.ts';
import type { WorkspaceTransaction } from './database/workspace-transaction.ts';
import { type Columns, makeColumns } from './metrics/columns/columns.ts';
import { makeProductMetrics, type ProductMetrics } from './product-metrics.ts';
import { type Purpose, purposeKey } from './secret/purpose-key.ts';

/** Everything that a request or a job works with. Made once at the start, passed down, never looked up. */
export type Product = Readonly<{
  config: Config;
  databases: Databases;
  log: Logger;
  /** The key of one purpose, derived from the instance's secret. */
  key: (purpose: Purpose) => Buffer;
  /** The only clock: everything that asks for the time asks here. */
  clock: () => Date;
  mailer: Mailer;
  metrics: ProductMetrics;
  /** The scores of all workspaces, ready to be counted. */
  columns: Columns;
}>;

/** An invitation to a colleague, as it is mailed. */
export type StaffInviteMail = Readonly<{
  to: string;
  language: Language;
  company: string;
  invitedBy: string;
  link: string;
  expiresAt: Date;
}>;

/** Mail that accounts sends; mail/ writes it. */
export type Mailer = Readonly<{
  /** Sends or keeps it in the outbox; false when there is no way to send it and the link has to be passed on by hand. */
  sendStaffInvite: (db: WorkspaceTransaction, mail: StaffInviteMail) => Promise<boolean>;
  /** Whether mail leaves the building for this workspace. */
  isConfigured: (db: WorkspaceTransaction) => Promise<boolean>;
}>;

export type ProductParts = Readonly<{
  config: Config;
  databases: Databases;
  log: Logger;
  clock?: () => Date;
  mailer?: Mailer;
}>;

export function makeProduct(parts: ProductParts): Product {
  const keys = new Map<Purpose, Buffer>();
  return {
    config: parts.config,
    databases: parts.databases,
    log: parts.log,
    clock: parts.clock ?? (() => new Date()),
    mailer: parts.mailer ?? noMailer,
    metrics: makeProductMetrics(parts.databases),
    columns: makeColumns({
      databases: parts.databases,
      log: parts.log,
      folder: join(parts.config.dataFolder, 'columns'),
      bytesMost: parts.config.columnsMb * 1_000_000,
    }),
    key: (purpose) => {
      const known = keys.get(purpose);
      if (known) return known;
      const made = purposeKey(parts.config.secret, purpose);
      keys.set(purpose, made);
      return made;
    },
  };
}

/** Until a mail server is known, links are passed on by hand. */
const noMailer: Mailer = {
  sendStaffInvite: async () => false,
  isConfigured: async () => false,
};
