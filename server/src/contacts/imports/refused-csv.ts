import { stringify } from 'csv-stringify/sync';
import { message } from '../../catalogue/message.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { inertText } from '../../http/inert-text.ts';
import type { Product } from '../../product.ts';
import { listRefused } from './import-views.ts';

const pageRows = 5000;

/** The refused rows as a CSV file that Excel opens: UTF-8 with its mark, semicolons, and no cell that is a formula. */
export async function* refusedCsv(product: Product, caller: Caller, importId: string): AsyncGenerator<string> {
  const word = (key: string) => message(caller.language, `import.refused.${key}`);
  yield `\ufeff${line([word('row'), word('column'), word('value'), word('reason')])}`;
  let after = 0;
  for (;;) {
    const rows = await inWorkspace(product.databases.app, caller.workspaceId, (db) =>
      listRefused(db, { importId, after, limit: pageRows }),
    );
    yield rows
      .map(({ row, column, code, value }) =>
        line([String(row), inertText(column), inertText(value), message(caller.language, `problem.${code}`)]),
      )
      .join('');
    after = rows.at(-1)?.row ?? 0;
    if (rows.length < pageRows) return;
  }
}

/** All cells are quoted: a lone carriage return would else begin a row, and behind it perhaps a formula. */
function line(cells: readonly string[]): string {
  return stringify([[...cells]], { delimiter: ';', record_delimiter: 'windows', quoted: true });
}
