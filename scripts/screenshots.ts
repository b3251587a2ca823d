import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../e2e/browser.ts';
import { startProduct } from '../e2e/product.ts';
import { completeSample, enterSample } from '../e2e/sample.ts';
import { localeOf, sayIn } from '../e2e/say.ts';
import { openScreen, staffScreens } from '../e2e/staff-screens.ts';
import { ensureBuilds } from './run/builds.mjs';

// Takes a picture of every staff screen with the sample company, on a phone and on a desk, light and dark:
// node scripts/screenshots.ts FOLDER [part of a screen's name]
const [folder, part = ''] = process.argv.slice(2);
if (folder === undefined) throw new Error('name a folder: node scripts/screenshots.ts FOLDER');

const language = 'nl';
const devices = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
];
const heightMax = 4000;

await ensureBuilds(process.execPath);
await mkdir(folder, { recursive: true });
const product = await startProduct('demo');
const browser = await launchBrowser();
try {
  const staff = await enterSample(browser, product, language);
  const sample = await completeSample(staff, product);
  const visitor = await browser.newContext({ locale: localeOf(language), reducedMotion: 'reduce' });
  for (const screen of staffScreens.filter(({ name }) => name.includes(part))) {
    const page = await (screen.isSignedIn ? staff : visitor).newPage();
    for (const { width, height } of devices) {
      await page.setViewportSize({ width, height });
      await openScreen(page, product.baseUrl, screen, { sample, say: sayIn(language) });
      // What sticks to the edge of the window then stands at the end of the picture, and not across its middle.
      const whole = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height: Math.min(Math.max(whole, height), heightMax) });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const path = join(folder, `${screen.name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path });
        console.log(path);
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
  await product.stop();
}
