import { brotliCompressSync, constants } from 'node:zlib';
import { renderQuestionPage } from '@voldaan/respond/page';
import { packPage } from '@voldaan/server/http/pack-page';
import type { Browser, CDPSession } from 'playwright-core';
import { viewOfKind } from '../respond/src/page/test-every-kind.ts';
import { nodesByName } from '../respond/src/page/test-nodes-by-name.ts';

export type PageBytes = Readonly<{ bodyBytes: number; headerBytes: number; requests: number; paintMs: number }>;

/** What came over the line until something of the page was painted, from the browser's own network log. */
export async function measurePage(browser: Browser, url: string): Promise<PageBytes> {
  const context = await browser.newContext({ locale: 'nl-NL' });
  try {
    const page = await context.newPage();
    const log = await watchNetwork(await context.newCDPSession(page));
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForSelector('fieldset input');
    const paintMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    );
    const script = await page.evaluate<number>('document.scripts.length');
    if (paintMs === 0 || script !== 1) throw new Error('the page was not painted with its script');
    return { ...log(), paintMs: Math.round(paintMs) };
  } finally {
    await context.close();
  }
}

/** Counts what was asked for and what came back as it travelled, packed: the headers apart from what they stand before. */
export async function watchNetwork(session: CDPSession): Promise<() => Omit<PageBytes, 'paintMs'>> {
  const headers = new Map<string, number>();
  const totals = new Map<string, number>();
  let requests = 0;
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (!request.url.startsWith('data:')) requests += 1;
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    headers.set(requestId, response.encodedDataLength);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => totals.set(requestId, encodedDataLength));
  await session.send('Network.enable');
  return () => {
    const headerBytes = sumOf(headers);
    return { bodyBytes: sumOf(totals) - headerBytes, headerBytes, requests };
  };
}

function sumOf(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

export type KindBytes = Readonly<{ name: string; bytes: number }>;

/** The largest page, packed as the server packs it: of those that can open a survey, and of all kinds of questions. */
export async function measureKinds(): Promise<Readonly<{ opening: KindBytes; any: KindBytes; script: KindBytes }>> {
  const sizes: (KindBytes & Readonly<{ opens: boolean; script: number }>)[] = [];
  for (const [name, nodes] of Object.entries(nodesByName)) {
    const html = renderQuestionPage(viewOfKind(name));
    const { body } = await packPage(html, 'br');
    const opens = nodes.length === 1 && nodes[0]?.kind === 'rating';
    const [, code = ''] = /<script[^>]*>([\s\S]*)<\/script>/.exec(html) ?? [];
    sizes.push({ name, bytes: body.length, opens, script: packed(code) });
  }
  const largest = (list: readonly KindBytes[]) =>
    list.reduce((most, one) => (one.bytes > most.bytes ? one : most), { name: '', bytes: 0 });
  return {
    opening: largest(sizes.filter(({ opens }) => opens)),
    any: largest(sizes),
    script: largest(sizes.map(({ name, script }) => ({ name, bytes: script }))),
  };
}

function packed(code: string): number {
  return brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
}
