import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packPage } from './pack-page.ts';

const html = `<!doctype html><p>${'Hoe tevreden bent u? '.repeat(200)}é</p>`;

test('a page travels packed to whoever can unpack it, and plain to whoever cannot', async () => {
  const small = await packPage(html, 'gzip, deflate, br, zstd');
  expect(small.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(small.body).toString()).toBe(html);
  const older = await packPage(html, 'gzip');
  expect(older.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(older.body).toString()).toBe(html);
  const oldest = await packPage(html, undefined);
  expect(oldest.headers['content-encoding']).toBeUndefined();
  expect(oldest.body.toString()).toBe(html);
});

test('every form of a page says that it depends on what the reader can unpack', async () => {
  for (const accepted of ['br', 'gzip', undefined]) {
    expect((await packPage(html, accepted)).headers['vary']).toContain('accept-encoding');
  }
});
