import { afterAll, beforeAll, expect, test } from 'vitest';
import { askApi, textAt } from './office.ts';
import { type OpenSample, openSample } from './open-sample.ts';
import { sayIn } from './say.ts';

const say = sayIn('nl');
let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample('nl');
});

afterAll(() => sample?.close());

const ask = (path: string) => askApi(sample.staff.request, { origin: sample.product.baseUrl, method: 'GET', path });

test('a visit noted on a phone survives a lost signal, and pressing twice makes one of it', async () => {
  const contact = textAt(await ask('/v1/visit-due'), 'data', 0, 'contact', 'id');
  const page = await sample.staff.newPage();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${sample.product.baseUrl}/visits/new?contact=${contact}`);
  await page.getByRole('radio', { name: '6', exact: true }).click({ force: true });
  await page.getByLabel(say('visits.better')).fill('Bel even als de fiets later klaar is');
  await page.getByRole('button', { name: say('promises.add') }).click();
  await page.getByLabel(say('promises.what')).fill('Maandag bellen over de offerte');

  const save = page.getByRole('button', { name: say('visits.save') });
  await sample.staff.setOffline(true);
  await save.click();
  await page.getByRole('alert').waitFor();
  await sample.staff.setOffline(false);
  await page.reload();
  await page.getByText(say('visits.draft-kept')).waitFor();
  expect(await page.getByLabel(say('visits.better')).inputValue()).toBe('Bel even als de fiets later klaar is');
  expect(await page.getByRole('radio', { name: '6', exact: true }).isChecked()).toBe(true);

  await save.dblclick();
  await page.getByRole('heading', { name: say('visits.promised') }).waitFor();
  await page.getByText('in een gesprek', { exact: false }).first().waitFor();
  await page.getByText('Maandag bellen over de offerte').first().waitFor();

  const line = JSON.stringify(await ask(`/v1/contacts/${contact}/history`));
  expect(line.split('"kind":"visit"')).toHaveLength(2);
  expect(line.split('Maandag bellen over de offerte')).toHaveLength(2);
  // A mark that was given to somebody's face is part of no score.
  expect(line).toContain('"mark":6');
  await page.goto(`${sample.product.baseUrl}/visits/new?contact=${contact}`);
  expect(await page.getByLabel(say('visits.better')).inputValue()).toBe('');
  await page.close();
});
