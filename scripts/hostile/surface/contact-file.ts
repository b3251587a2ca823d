import { setTimeout as wait } from 'node:timers/promises';
import { listAt, textAt, valueAt } from '../company.ts';
import type { World } from '../world.ts';

export type ContactFile = Readonly<{ bytes: Buffer; fileName: string }>;

/** How the import of a file went, from the upload to the contacts. */
export type ImportRun = Readonly<{
  id: string;
  /** Of the step that was refused, else 200. */
  status: number;
  state: string;
  added: number;
  changed: number;
  refused: number;
  /** The first refused rows, as staff see them. */
  refusedRows: readonly unknown[];
  preview: readonly unknown[];
}>;

const settleMs = 120_000;

/** Takes a file in as staff would: upload, the guesses as they are, the check, the import, and wait for its end. */
export async function runImport(world: World, file: ContactFile): Promise<ImportRun> {
  const { owner } = world.ours;
  const none = { id: '', state: 'refused', added: 0, changed: 0, refused: 0, refusedRows: [], preview: [] };
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.fileName) };
  const upload = await owner.send({ method: 'POST', path: '/v1/contact-imports', headers, body: file.bytes });
  if (upload.status !== 201) return { ...none, status: upload.status };
  const id = textAt(upload.json, 'id');
  const path = `/v1/contact-imports/${id}`;
  const checked = await owner.send({ method: 'PUT', path: `${path}/reading`, json: readingOf(upload.json) });
  if (checked.status !== 200) return { ...none, id, status: checked.status };
  const started = await owner.post(`${path}/run`);
  if (started.status !== 200) return { ...none, id, status: started.status };
  const end = await untilSettled(world, path);
  return {
    id,
    status: end.status,
    state: textAt(end.json, 'state'),
    added: Number(valueAt(end.json, 'added_count')),
    changed: Number(valueAt(end.json, 'changed_count')),
    refused: Number(valueAt(end.json, 'refused_count')),
    refusedRows: listAt(checked.json, 'check', 'refused'),
    preview: listAt(upload.json, 'preview'),
  };
}

/** The reading that the product guessed, as staff confirm it. */
function readingOf(upload: unknown): object {
  const columns = listAt(upload, 'columns');
  const mapping = columns.map((column) => [String(valueAt(column, 'index')), valueAt(column, 'guess') ?? null]);
  const part = (name: string) => valueAt(upload, 'reading', name);
  return {
    encoding: part('encoding'),
    delimiter: part('delimiter'),
    header: part('header'),
    mapping: Object.fromEntries(mapping),
  };
}

async function untilSettled({ ours }: World, path: string) {
  const deadline = Date.now() + settleMs;
  for (;;) {
    const shown = await ours.owner.get(path);
    const isUnderWay = shown.status === 200 && textAt(shown.json, 'state') === 'importing';
    if (!isUnderWay || Date.now() > deadline) return shown;
    await wait(100);
  }
}
