import { brotliCompressSync } from 'node:zlib';
import { draftFromQuestionnaire, questionnaireIds } from '@voldaan/domain/surveys/library/questionnaires';
import { bundleOf, visitModule, widgetLoader, widgetModule } from '@voldaan/respond/entrance';
import type { Browser } from 'playwright-core';
import { openHostSite } from './host-page.ts';

export type WidgetBytes = Readonly<{
  /** As a browser saw it travel: the loader, and the module with program and survey. */
  loader: number;
  /** Loader and module: everything until the first question is painted. */
  painted: number;
  requests: number;
  /** The largest ready survey of the usual kinds and of any kinds, with the loader. */
  usual: Readonly<{ name: string; bytes: number }>;
  any: Readonly<{ name: string; bytes: number }>;
  /** Fetched after the question is painted: what sends the answers. */
  sending: number;
}>;

/** What comes over the line before somebody sees the first question on a page of another site, packed, headers apart. */
export async function measureWidget(browser: Browser, base: string, token: string): Promise<WidgetBytes> {
  const site = await openHostSite({ base, attributes: `data-survey="${token}"` });
  const context = await browser.newContext({ locale: 'nl-NL' });
  try {
    const page = await context.newPage();
    const sizes = new Map<string, number>();
    page.on('requestfinished', async (request) => {
      const path = request.url().replace(base, '').replace(/\?.*$/, '');
      if (path.startsWith('/w')) sizes.set(path, (await request.sizes()).responseBodySize);
    });
    await page.goto(site.origin);
    await page.locator('voldaan-card').getByRole('radio').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const loader = sizes.get('/w.js') ?? Number.NaN;
    const survey = sizes.get(`/w/${token}.js`) ?? Number.NaN;
    return { loader, painted: loader + survey, requests: 2, ...packedSizes() };
  } finally {
    await context.close();
    await site.close();
  }
}

function packedSizes(): Pick<WidgetBytes, 'usual' | 'any' | 'sending'> {
  const details = { name: 'x', organisation: 'Fietsenmakerij De Vries', readerName: 'Anneke Smit' };
  const sizes = questionnaireIds.map((id) => {
    const definition = draftFromQuestionnaire(id, details);
    const bytes = packed(widgetLoader) + packed(widgetModule({ definition, version: 1, tag: 'nl' }));
    return { name: id, bytes, bundle: bundleOf(definition) };
  });
  const largest = (those: typeof sizes) => {
    const [first = { name: '', bytes: 0 }] = [...those].sort((a, b) => b.bytes - a.bytes);
    return { name: first.name, bytes: first.bytes };
  };
  const uuid = '019a0000-0000-7000-8000-000000000000';
  return {
    usual: largest(sizes.filter(({ bundle }) => bundle === 'usual')),
    any: largest(sizes),
    sending: packed(visitModule({ nonce: 'x'.repeat(71), respondent: uuid })),
  };
}

function packed(code: string): number {
  return brotliCompressSync(code).length;
}
