import { expect, test } from 'vitest';
import { sayIn } from './say.ts';
import { useOffice } from './use-office.ts';

const scene = useOffice('nl');

test('who chose another language on another device reads all of a screen in it, words of the server and of the app', async () => {
  const page = await scene().office.browser.newPage();
  await page.goto(scene().product.baseUrl);
  await page
    .getByRole('link', { name: sayIn('nl')('shell.responses') })
    .first()
    .waitFor();
  await scene().office.ask('PATCH', '/v1/me', { language: 'nb' });
  await page.reload();
  await page
    .getByRole('link', { name: sayIn('nb')('shell.responses') })
    .first()
    .waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('nb');
  expect(await page.getByText(sayIn('nl')('shell.responses'), { exact: true }).count()).toBe(0);
});
