import { createHmac, randomUUID } from 'node:crypto';
import { mustSend, textAt } from '../company.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { countResponses } from './stored-answers.ts';

const shop = 'https://shop.example';

/** The tokens by which a company's own website says who answers: signed as they should be, but for what the line names. */
export async function tryEmbedToken(world: World, told: Readonly<Record<string, unknown>>): Promise<Sighting> {
  const { anyone, survey, singleUse, ours } = world;
  const secret = textAt(await mustSend(ours.owner.post('/v1/embed-secrets', {})), 'secret');
  const path = `/w/${survey.token}`;
  const shown = await anyone.send({ path: `${path}/visit.js?version=1`, headers: { origin: shop } });
  const proof: object = JSON.parse(/\{"nonce":"[^"]+","respondent":"[^"]+"\}/.exec(shown.text)?.[0] ?? '{}');
  const seconds = Math.floor(Date.now() / 1000);
  const { alg, exp, purpose, survey: made, usedFor, sub, ...more } = told;
  const isPast = exp !== undefined && /past|expired|ended|old/i.test(String(exp));
  const claims = {
    ...more,
    purpose: purpose ?? 'survey-access',
    survey: made === undefined && usedFor === undefined ? survey.token : singleUse.token,
    sub: sub ?? 'K-1',
    exp: isPast ? seconds - 60 : (exp ?? seconds + 600),
  };
  const identity = signed({ alg: alg ?? 'HS256', typ: 'JWT' }, claims, secret);
  const before = await countResponses(world);
  const json = { ...proof, submission: randomUUID(), answers: { nps: 9 }, final: true, language: 'nl', identity };
  const reply = await anyone.send({ method: 'POST', path: `${path}/answers`, headers: { origin: shop }, json });
  const hasChanged = (await countResponses(world)) !== before;
  return { place: 'POST /w/:token/answers', status: reply.status, hasChanged };
}

function signed(head: object, claims: object, secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part(head)}.${part(claims)}`;
  const isNone = /none/i.test(JSON.stringify(head));
  return `${text}.${isNone ? '' : createHmac('sha256', secret).update(text).digest('base64url')}`;
}
