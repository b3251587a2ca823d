import { launchBrowser } from './browser.ts';
import { measureKinds, measurePage, type PageBytes } from './page-bytes.ts';
import { measureWidget } from './widget-bytes.ts';

/**
 * What a browser sees travel: started by `npm run bench -- bytes` with the address of a hosted page, it tells what it
 * counted as one line of JSON.
 */
const [, , pageUrl = ''] = process.argv;
const rounds = 5;

const browser = await launchBrowser();
try {
  const opened: PageBytes[] = [];
  for (let round = 0; round < rounds; round += 1) opened.push(await measurePage(browser, pageUrl));
  const { origin, pathname } = new URL(pageUrl);
  const widget = await measureWidget(browser, origin, pathname.slice('/s/'.length));
  process.stdout.write(`${JSON.stringify({ opened, kinds: await measureKinds(), widget })}\n`);
} finally {
  await browser.close();
}
