import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { mustSend } from '../company.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { countResponses } from './stored-answers.ts';
import type { Trial } from './surface.ts';

const shop = 'https://shop.example';
const strangers = ['https://evil.example', 'https://shop.example.evil.example', 'http://shop.example', 'null'];
/** So long a link is kept by whoever answers. */
const linkKeptMs = 5_500;

/** What a page of the company's own website was given, used from pages of others. */
export async function answerFromOtherSite(world: World): Promise<Trial> {
  await allow(world, [shop]);
  await wait(linkKeptMs);
  try {
    const sightings: Sighting[] = [];
    const own = await tryFrom(world, shop);
    if (own.status !== 201) sightings.push({ ...own, faults: ['the company’s own website is refused'] });
    for (const origin of strangers) sightings.push(await tryFrom(world, origin));
    return sightings;
  } finally {
    await allow(world, []);
    await wait(linkKeptMs);
  }
}

function allow({ ours, survey }: World, websites: readonly string[]): Promise<unknown> {
  return mustSend(ours.owner.send({ method: 'PATCH', path: `/v1/surveys/${survey.id}/share`, json: { websites } }));
}

/** With the proof that was given to the shop. */
async function tryFrom(world: World, origin: string): Promise<Sighting> {
  const { anyone, survey } = world;
  const path = `/w/${survey.token}`;
  const shown = await anyone.send({ path: `${path}/visit.js?version=1`, headers: { origin: shop } });
  const proof: object = JSON.parse(/\{"nonce":"[^"]+","respondent":"[^"]+"\}/.exec(shown.text)?.[0] ?? '{}');
  const before = await countResponses(world);
  const json = { ...proof, submission: randomUUID(), answers: { nps: 9 }, final: true, language: 'nl' };
  const { status, headers } = await anyone.send({ method: 'POST', path: `${path}/answers`, headers: { origin }, json });
  const faults = [
    ...(headers['access-control-allow-credentials'] === undefined ? [] : ['lets pages of others send cookies']),
    ...(headers['set-cookie'] === undefined ? [] : ['sets a cookie']),
  ];
  return { place: `answers from ${origin}`, status, hasChanged: (await countResponses(world)) !== before, faults };
}
