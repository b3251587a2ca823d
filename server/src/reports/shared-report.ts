import { workspaceOfCode } from '../accounts/workspace-code-views.ts';
import { inWorkspaceReading } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { codeOfToken, hashToken } from '../secret/token.ts';
import { buildReport } from './page/build-report.ts';
import type { ReportPage } from './page/schema.ts';
import { askedOf } from './reports.ts';
import { findReport, reportOfShare } from './views.ts';

/**
 * The report behind a link, as it stands at this moment; undefined when the link never opened one, was ended, or is over. What
 * customers wrote stays inside: a link goes further than the person it was given to.
 */
export async function sharedReport(product: Product, token: string): Promise<ReportPage | undefined> {
  const code = codeOfToken(token);
  const workspaceId = code === undefined ? undefined : await workspaceOfCode(product.databases, code);
  if (workspaceId === undefined) return undefined;
  const row = await inWorkspaceReading(product.databases.app, workspaceId, async (db) => {
    const id = await reportOfShare(db, { tokenHash: hashToken(token), now: product.clock() });
    return id === undefined ? undefined : findReport(db, id);
  });
  return row && buildReport(product, askedOf(row), { workspaceId, mayQuote: false });
}
