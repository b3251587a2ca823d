import type { Language } from '@voldaan/domain/language';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { enterSample } from './sample.ts';

export type OpenSample = Readonly<{
  product: RunningProduct;
  browser: Browser;
  /** The browser of somebody who works there. */
  staff: BrowserContext;
  close: () => Promise<void>;
}>;

/** Starts the sample company and goes in. */
export async function openSample(language: Language): Promise<OpenSample> {
  const [product, browser] = await Promise.all([startProduct('demo'), launchBrowser()]);
  const close = async () => {
    await browser.close();
    await product.stop();
  };
  try {
    return { product, browser, staff: await enterSample(browser, product, language), close };
  } catch (error) {
    await close();
    throw error;
  }
}
