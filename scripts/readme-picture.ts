import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../e2e/browser.ts';
import { startProduct } from '../e2e/product.ts';
import { completeSample, enterSample } from '../e2e/sample.ts';
import { sayIn } from '../e2e/say.ts';
import { openScreen, staffScreens } from '../e2e/staff-screens.ts';
import { ensureBuilds } from './run/builds.mjs';

// Takes the picture of the README anew: the overview of the sample company, down to the newest words.
const path = fileURLToPath(new URL('../docs/images/overview.png', import.meta.url));
const size = { width: 1280, height: 1180 };

await ensureBuilds(process.execPath);
await mkdir(fileURLToPath(new URL('../docs/images/', import.meta.url)), { recursive: true });
const product = await startProduct('demo');
const browser = await launchBrowser();
try {
  const staff = await enterSample(browser, product, 'en');
  const overview = staffScreens.find(({ name }) => name === 'overview');
  if (overview === undefined) throw new Error('there is no screen called overview');
  const page = await staff.newPage();
  await page.setViewportSize(size);
  await openScreen(page, product.baseUrl, overview, { sample: await completeSample(staff, product), say: sayIn('en') });
  await page.screenshot({ path });
  console.log(path);
} finally {
  await browser.close();
  await product.stop();
}
