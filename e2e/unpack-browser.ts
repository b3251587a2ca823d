import { launchBrowser } from './browser.ts';

/** Once before all test files: the browser from npm unpacks itself at its first start, and two at once would meet. */
export async function setup(): Promise<void> {
  const browser = await launchBrowser();
  await browser.close();
}
