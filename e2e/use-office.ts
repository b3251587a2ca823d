import type { Language } from '@voldaan/domain/language';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Office, openOffice } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';

export type OpenOffice = Readonly<{ product: RunningProduct; browser: Browser; office: Office }>;

/** A company for the tests of a file, as its owner has it before anything is asked; there when they begin. */
export function useOffice(language: Language): () => OpenOffice {
  let open: OpenOffice | undefined;
  let started: Readonly<{ product: RunningProduct; browser: Browser }> | undefined;
  beforeAll(async () => {
    const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
    started = { product, browser };
    open = { ...started, office: await openOffice(browser, product, language) };
  });
  afterAll(async () => {
    await started?.browser.close();
    await started?.product.stop();
  });
  return () => {
    if (open === undefined) throw new Error('the company opens before the tests of a file begin');
    return open;
  };
}
