import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readId } from '../../database/public-id.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { setCancelled } from './import-store.ts';
import { readHead } from './read-list.ts';
import { readMapping } from './read-mapping.ts';
import type { ImportPreview } from './schema.ts';
import { closeTestImports, openTestImports, type TestImports, uploadList } from './test-import.ts';
import { walkRows } from './walk-rows.ts';

let imports: TestImports;

beforeAll(async () => {
  imports = await openTestImports();
});

afterAll(() => closeTestImports(imports));

test("a walk that is stopped ends after its last statement: the connection is somebody else's next", async () => {
  const rows = Array.from({ length: 8000 }, (_, number) => `klant${number}@walk.example`).join('\n');
  const { id, reading } = (await uploadList(imports, `email\n${rows}\n`)).json<ImportPreview>();
  const importId = readId('imp', id) ?? '';
  const { product, workspace } = imports;
  const within = inWorkspace.bind(undefined, product.databases.app, workspace.id);
  await within((db) => setCancelled(db, { importId, isCancelled: true }));
  const writes = { begun: 0, ended: 0 };
  const walked = within(async (db) => {
    const columns = await readMapping(db, await readHead(db, importId, reading), { mapping: { 0: 'email' }, reading });
    return walkRows(product, db, { importId, reading, columns }, async () => {
      writes.begun += 1;
      await wait(600);
      writes.ended += 1;
    });
  });
  await expect(walked).rejects.toThrow('import_cancelled');
  expect(writes.begun).toBeGreaterThan(1);
  expect(writes.ended).toBe(writes.begun);
});
