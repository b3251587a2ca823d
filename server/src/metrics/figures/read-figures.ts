import type { Alongside } from '../../database/alongside.ts';
import { readId } from '../../database/public-id.ts';
import { inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';

/**
 * Reads figures for whoever asked. On a route that says `alongside: figuresAlongside(product)` it is known by then what of them is new,
 * and where nothing is, the database is not asked again.
 */
export function readFigures<T>(
  product: Product,
  caller: Caller,
  read: (db: WorkspaceTransaction) => Promise<T>,
): Promise<T> {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, (db) => {
    product.columns.askedBy(db, caller);
    return read(db);
  });
}

/** What figures of the survey in a query, or of the one that is answered most lately, begin with. */
export function figuresAlongside({ columns }: Product) {
  return (query: unknown, workspaceId: string): Alongside | undefined => {
    if (typeof query !== 'object' || query === null) return undefined;
    if (!('survey' in query)) return columns.alongside(workspaceId, undefined);
    const survey = typeof query.survey === 'string' ? readId('srv', query.survey) : undefined;
    return survey === undefined ? undefined : columns.alongside(workspaceId, survey);
  };
}
