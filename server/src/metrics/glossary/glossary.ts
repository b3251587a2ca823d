import type { Language } from '@voldaan/domain/language';
import { wordedGlossary } from '@voldaan/domain/metrics/glossary/worded-glossary';
import { recordAudit } from '../../accounts/audit-store.ts';
import { company } from '../../accounts/views.ts';
import { workspaceOfCode } from '../../accounts/workspace-code-views.ts';
import { inWorkspace, inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { mayUse } from '../../http/permission.ts';
import type { Product } from '../../product.ts';
import { glossaryExamples } from './glossary-examples.ts';
import type { Glossary, GlossaryPageChange, GlossaryTermView } from './schema.ts';
import { saveGlossaryPage } from './store.ts';
import { glossaryPage } from './views.ts';

const noExamples: ReadonlyMap<string, string> = new Map();

/** Every term in the reader's language, with the company's own figures as examples for who may see figures. */
export function showGlossary(product: Product, caller: Caller): Promise<Glossary> {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, (db) => replyOf(product, db, caller));
}

/** Opens or closes the page that anybody may read. */
export function changeGlossaryPage(product: Product, caller: Caller, change: GlossaryPageChange): Promise<Glossary> {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await saveGlossaryPage(db, { isPublic: change.is_public, hasFigures: change.has_figures, now });
    await recordAudit(db, {
      staffId: caller.staffId,
      action: change.is_public ? 'glossary.opened' : 'glossary.closed',
      detail: { has_figures: change.has_figures },
      at: now,
    });
    return replyOf(product, db, caller);
  });
}

export type PublicGlossary = Readonly<{ company: string; language: Language; terms: readonly GlossaryTermView[] }>;

/** The glossary as anybody reads it; undefined when there is no such company, or it does not want that. */
export async function publicGlossary(
  product: Product,
  { code, language }: Readonly<{ code: string; language: Language | undefined }>,
): Promise<PublicGlossary | undefined> {
  const workspaceId = await workspaceOfCode(product.databases, code);
  if (workspaceId === undefined) return undefined;
  return inWorkspaceReading(product.databases.app, workspaceId, async (db) => {
    const page = await glossaryPage(db);
    const owner = await company(db);
    if (!page.is_public || owner === undefined) return undefined;
    const spoken = language ?? owner.language;
    const examples = page.has_figures ? await glossaryExamples(product, db, spoken) : noExamples;
    return { company: owner.name, language: spoken, terms: termsOf(spoken, examples) };
  });
}

async function replyOf(
  product: Product,
  db: WorkspaceTransaction,
  { role, language, workspaceCode }: Caller,
): Promise<Glossary> {
  const page = await glossaryPage(db);
  const examples = mayUse(role, 'overview.show') ? await glossaryExamples(product, db, language) : noExamples;
  return {
    terms: [...termsOf(language, examples)],
    page: { ...page, url: `${product.config.baseUrl}/g/${workspaceCode}` },
  };
}

function termsOf(language: Language, examples: ReadonlyMap<string, string>): readonly GlossaryTermView[] {
  return wordedGlossary(language).map((term) => ({ ...term, example: examples.get(term.id) ?? null }));
}
