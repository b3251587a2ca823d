import type { Readable } from 'node:stream';
import { Refusal } from '@voldaan/domain/refusal';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Headers } from '../../http/security-header.ts';
import type { Product } from '../../product.ts';
import { findCase } from '../case-views.ts';
import { fileName } from '../file/file-name.ts';
import { fileBytesMax, judgeFile } from '../file/judge-file.ts';
import { insertCaseFile } from './form-store.ts';
import { countCaseFiles, type FileRow, findCaseFile } from './form-views.ts';

/** Over a whole case, with all that customers and colleagues add to it. */
const filesOfCaseMax = 40;

type Given = Readonly<{ caseId: string; name: string; body: Readable }>;

/** Adds a file to a case, by the same rules as those that customers send. */
export async function addCaseFile(product: Product, caller: Caller, { caseId, name, body }: Given) {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const judged = judgeFile(bytes, name);
  if ('fault' in judged)
    throw new Refusal(`case_file_${judged.fault}`, {
      values: { size: fileBytesMax / (1024 * 1024), most: filesOfCaseMax },
    });
  const at = product.clock();
  const file = { id: uuid(at.getTime()), caseId, name: fileName(name, judged.sort), sort: judged.sort, bytes, at };
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await findCase(db, caseId)) === undefined) throw new Refusal('not_found');
    if ((await countCaseFiles(db, caseId)) >= filesOfCaseMax)
      throw new Refusal('case_file_too_many', { values: { most: filesOfCaseMax, size: fileBytesMax / (1024 * 1024) } });
    await insertCaseFile(db, file);
  });
  return { id: file.id, name: file.name, media_type: file.sort, bytes: bytes.length };
}

export async function readCaseFile(
  product: Product,
  { workspaceId }: Caller,
  ids: Readonly<{ id: string; caseId: string }>,
): Promise<FileRow> {
  const file = await inWorkspace(product.databases.app, workspaceId, (db) => findCaseFile(db, ids));
  if (file === undefined) throw new Refusal('not_found');
  return file;
}

/**
 * A file of a stranger is saved and never shown by us: what was overlooked in it runs nowhere near our pages, for it is sandboxed
 * where a browser shows it all the same.
 */
export function fileHeaders({ name, media_type }: FileRow): Headers {
  const plain = name.replaceAll(/[^\w. -]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return {
    'content-type': media_type === 'text/plain' ? 'text/plain; charset=utf-8' : media_type,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${whole}`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-download-options': 'noopen',
    'cache-control': 'private, no-store',
  };
}
