import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ImportCheck, ImportPreview } from './schema.ts';
import {
  checkList,
  closeTestImports,
  findContacts,
  openTestImports,
  runImportJob,
  showList,
  startList,
  type TestImports,
  takeListIn,
  undoList,
  untilWaiting,
  uploadList,
  whileHeld,
} from './test-import.ts';

let imports: TestImports;

beforeAll(async () => {
  imports = await openTestImports();
});

afterAll(() => closeTestImports(imports));

describe('taking an import back', () => {
  test('leaves the contacts exactly as they were', async () => {
    await imports.app.inject({
      method: 'POST',
      url: '/v1/contacts',
      payload: { email: 'old@undo.example', name: 'Oud' },
    });
    const look = () =>
      imports.database.superuser
        .query(`select * from contact where email like '%undo.example' order by email`)
        .then((r) => r.rows);
    const before = await look();
    const preview = (
      await uploadList(imports, 'email,name,klantnummer\nold@undo.example,Nieuw,9\nnew@undo.example,N,10\n')
    ).json();
    expect((await checkList(imports, preview)).json<ImportCheck>().check).toMatchObject({ valid: 2, changed: 1 });
    expect(await takeListIn(imports, preview.id)).toMatchObject({ added_count: 1, changed_count: 1 });
    expect((await findContacts(imports, 'undo.example')).map(({ name }) => name).sort()).toEqual(['N', 'Nieuw']);
    expect(await undoList(imports, preview.id)).toMatchObject({ state: 'undone' });
    expect(await look()).toEqual(before);
  });

  test('leaves whom a case alone had made known as they were, and a customer until then', async () => {
    await imports.database.superuser.query(
      `insert into contact (workspace_id, id, email, email_key, address_hash, name, is_case_only)
       values ($1, uuid_v7(), 'kari@case.example', 'kari@case.example', 'kari-case', 'Kari', true)`,
      [imports.workspace.id],
    );
    const flag = async () => {
      const { rows } = await imports.database.superuser.query(
        `select is_case_only from contact where email = 'kari@case.example'`,
      );
      return rows;
    };
    // Says nothing new of her; that the company names her is news enough.
    const preview = (await uploadList(imports, 'email,name\nkari@case.example,Kari\n')).json();
    expect((await checkList(imports, preview)).json<ImportCheck>().check).toMatchObject({ valid: 1, changed: 1 });
    await takeListIn(imports, preview.id);
    expect(await flag()).toEqual([{ is_case_only: false }]);
    await undoList(imports, preview.id);
    expect(await flag()).toEqual([{ is_case_only: true }]);
  });

  test('does not undo what somebody changed since', async () => {
    const preview = (await uploadList(imports, 'email,name\nkept@since.example,Import\n')).json();
    await checkList(imports, preview);
    await takeListIn(imports, preview.id);
    await imports.app.inject({
      method: 'POST',
      url: '/v1/contacts',
      payload: { email: 'kept@since.example', name: 'Mens' },
    });
    await undoList(imports, preview.id);
    expect(await findContacts(imports, 'since.example')).toEqual([{ email: 'kept@since.example', name: 'Mens' }]);
  });

  test('running it twice takes it in once; what is settled cannot run', async () => {
    const preview = (await uploadList(imports, 'email\na@twice.example\n')).json();
    expect(
      (await imports.app.inject({ method: 'POST', url: `/v1/contact-imports/${preview.id}/run` })).json().code,
    ).toBe('import_not_ready');
    await checkList(imports, preview);
    await takeListIn(imports, preview.id);
    expect(await takeListIn(imports, preview.id)).toMatchObject({ state: 'done', added_count: 1 });
    await undoList(imports, preview.id);
    expect(
      (await imports.app.inject({ method: 'POST', url: `/v1/contact-imports/${preview.id}/run` })).statusCode,
    ).toBe(409);
  });

  test('one that fails for good says so, and can be started again', async () => {
    const preview: ImportPreview = (await uploadList(imports, 'email,name\nsander@fail.example,Sander\n')).json();
    await checkList(imports, preview);
    await imports.database.superuser.query(`alter table contact add constraint full_disk check (name <> 'Sander')`);
    await startList(imports, preview.id);
    await expect(runImportJob(imports, preview.id, false)).rejects.toThrow('full_disk');
    expect(await showList(imports, preview.id)).toMatchObject({ state: 'importing', finished_at: null });
    await expect(runImportJob(imports, preview.id, true)).rejects.toThrow('full_disk');
    expect(await showList(imports, preview.id)).toMatchObject({ state: 'failed', finished_at: expect.any(String) });
    await imports.database.superuser.query('alter table contact drop constraint full_disk');
    expect(await takeListIn(imports, preview.id)).toMatchObject({ state: 'done', added_count: 1 });
  });

  test('the file itself is gone once it is settled', async () => {
    const { rows } = await imports.database.superuser.query(
      `select count(*) as count from contact_import_chunk chunk
       join contact_import import on import.id = chunk.import_id and import.state in ('done', 'undone', 'cancelled')`,
    );
    expect(rows[0].count).toBe(0);
  });
});

describe('stopping an import that runs', () => {
  async function started(text: string): Promise<ImportPreview> {
    const preview = (await uploadList(imports, text)).json<ImportPreview>();
    await checkList(imports, preview);
    await startList(imports, preview.id);
    return preview;
  }

  test('takes in nothing, however short the list; who looks at it meanwhile does not set it going again', async () => {
    const preview = await started('email,name\na@short.example,Jan\n');
    const running = await whileHeld(imports, 'contact', async () => {
      const job = runImportJob(imports, preview.id);
      await untilWaiting(imports, 1);
      expect(await undoList(imports, preview.id)).toMatchObject({ state: 'importing', is_cancelled: true });
      expect((await checkList(imports, preview)).json().code).toBe('import_busy');
      return { job };
    });
    await running.job;
    expect(await showList(imports, preview.id)).toMatchObject({ state: 'cancelled', is_cancelled: true });
    expect(await findContacts(imports, 'short.example')).toEqual([]);
  });

  test('in its last moment takes back what it did', async () => {
    const preview = await started('email,name\na@last.example,Jan\n');
    const running = await whileHeld(imports, 'import_mapping', async () => {
      const job = runImportJob(imports, preview.id);
      await untilWaiting(imports, 1);
      const undo = undoList(imports, preview.id);
      await untilWaiting(imports, 2);
      return { job, undo };
    });
    await running.job;
    expect(await running.undo).toMatchObject({ state: 'undone', added_count: 1, rows_done: 1 });
    expect(await findContacts(imports, 'last.example')).toEqual([]);
  });

  test('half-way takes in nothing', async () => {
    const rows = Array.from({ length: 60_000 }, (_, number) => `klant${number}@stop.example`).join('\n');
    const preview = await started(`email\n${rows}\n`);
    const running = runImportJob(imports, preview.id);
    await vi.waitUntil(async () => (await showList(imports, preview.id)).rows_done > 0, {
      timeout: 20_000,
      interval: 20,
    });
    expect(await undoList(imports, preview.id)).toMatchObject({ state: 'importing', is_cancelled: true });
    await running;
    const state = await showList(imports, preview.id);
    expect(state).toMatchObject({ state: 'cancelled', is_cancelled: true });
    expect(state.rows_done).toBeGreaterThan(0);
    expect(await findContacts(imports, 'stop.example')).toEqual([]);
  });
});

test('lists that are judged at once leave the database to others; who stops one waits for none of them', async () => {
  const previews = await Promise.all(
    Array.from({ length: 7 }, async (_, at) =>
      (await uploadList(imports, `email\na${at}@busy.example\n`)).json<ImportPreview>(),
    ),
  );
  const checks = await whileHeld(imports, 'contact', async () => {
    const running = previews.map((preview) => checkList(imports, preview));
    const first = await Promise.race(running.map(async (reply, at) => ({ at, reply: await reply })));
    expect([first.reply.statusCode, first.reply.json().code]).toEqual([503, 'busy']);
    const other = previews.at(first.at - 1)?.id ?? '';
    expect(await undoList(imports, other)).toMatchObject({ is_cancelled: true });
    return { running };
  });
  const codes = (await Promise.all(checks.running)).map((reply) => reply.statusCode).sort();
  expect(codes).toEqual([200, 200, 200, 200, 200, 409, 503]);
});
