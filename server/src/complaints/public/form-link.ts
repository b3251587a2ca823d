import type { Language } from '@voldaan/domain/language';
import { workspaceOfCode } from '../../accounts/workspace-code-views.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { codeOfToken, hashToken } from '../../secret/token.ts';
import { type CaseClock, clockOf } from '../case-clock.ts';
import { findCaseOfToken } from '../case-views.ts';
import { type CaseFormRow, findCaseForm, findCompany } from './form-views.ts';

/** Where a link of a customer's page leads. */
export type FormLink = Readonly<{
  token: string;
  workspaceId: string;
  workspaceCode: string;
  organisation: string;
  language: Language;
  isOpen: boolean;
  clock: CaseClock;
}>;

/** The form behind a link; undefined when it leads nowhere, as one that was renewed. */
export async function findFormLink(product: Product, token: string): Promise<FormLink | undefined> {
  const workspaceId = await workspaceOfToken(product, token);
  if (workspaceId === undefined) return undefined;
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const form = await findCaseForm(db);
    if (form === undefined || form.token !== token) return undefined;
    const company = await findCompany(db);
    return {
      token,
      workspaceId,
      workspaceCode: company.code,
      organisation: company.name,
      language: company.language,
      isOpen: form.is_open,
      clock: await clockOf(db, null),
    };
  });
}

export type StatusLink = Readonly<{
  token: string;
  workspaceId: string;
  caseId: string;
  caseLanguage: string;
  organisation: string;
  form: CaseFormRow | undefined;
}>;

/** The case behind the link of its own page. */
export async function findStatusLink(product: Product, token: string): Promise<StatusLink | undefined> {
  const workspaceId = await workspaceOfToken(product, token);
  if (workspaceId === undefined) return undefined;
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const row = await findCaseOfToken(db, hashToken(token));
    if (row === undefined) return undefined;
    const { name: organisation } = await findCompany(db);
    const form = await findCaseForm(db);
    return { token, workspaceId, caseId: row.id, caseLanguage: row.language, organisation, form };
  });
}

async function workspaceOfToken(product: Product, token: string): Promise<string | undefined> {
  const code = codeOfToken(token);
  return code === undefined ? undefined : workspaceOfCode(product.databases, code);
}
