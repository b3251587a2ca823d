import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { dwellLeastMs, handOverLeastSeconds } from '../../../domain/src/responses/classify-vote.ts';
import { listAt, mustSend, textAt, valueAt } from '../company.ts';
import type { Client } from '../http-client.ts';
import type { Sighting } from '../judge.ts';
import { publishSurvey } from '../published-survey.ts';
import type { World } from '../world.ts';
import { hiddenFields } from './answer-form.ts';
import { firstMailTo } from './delivery.ts';
import { letterOf } from './letter.ts';
import { mailSetting } from './mail-setting.ts';
import type { Trial } from './surface.ts';

/** A customer of an anonymous wave, in the order of the list that was sent. */
type Person = Readonly<{ email: string; path: string; words: string }>;
type AnonymousWave = Readonly<{ id: string; surveyId: string; people: readonly Person[] }>;

const readingMs = dwellLeastMs + 500;
/** Two rounds of the worker that lets answers come into sight. */
const shownWithinMs = 45_000;

/** Sends an anonymous wave of its own to so many customers, and reads the links in the mails that came. */
async function sendAnonymousWave(world: World, count: number): Promise<AnonymousWave> {
  const { owner } = world.ours;
  const { id: surveyId } = await publishSurvey(owner);
  await owner.send({ method: 'PUT', path: '/v1/mail-settings', json: mailSetting(world, {}) });
  try {
    const emails = Array.from({ length: count }, () => `brief@klant-${randomUUID()}.example`);
    const wave = await mustSend(
      owner.send({
        method: 'POST',
        path: `/v1/surveys/${surveyId}/waves`,
        headers: { 'idempotency-key': randomUUID() },
        json: { letter: letterOf({}), who: { addresses: emails.join('\n') }, is_anonymous: true },
      }),
    );
    const people: Person[] = [];
    for (const email of emails) {
      const mail = await firstMailTo(world, email);
      const path = /\/a\/[A-Za-z0-9_-]+/.exec(`${mail?.mail.text ?? ''} ${mail?.mail.html ?? ''}`)?.[0];
      if (path === undefined) throw new Error('no mail with a personal link came');
      people.push({ email, path, words: `Woorden ${randomUUID()}` });
    }
    // Whoever opens a mail sooner is taken for the mail system that received it.
    await sleep((handOverLeastSeconds + 1) * 1000);
    return { id: textAt(wave, 'id'), surveyId, people };
  } finally {
    await owner.send({ method: 'DELETE', path: '/v1/mail-settings' });
  }
}

/**
 * Each opens a link, reads, and answers as a person would: one right after the other, since five that the worker finds come into
 * sight at once, and those who answer after that a day later.
 */
async function answerAll({ anyone }: World, people: readonly (Person & Readonly<{ score: number }>)[]): Promise<void> {
  const headers = { 'x-forwarded-for': '203.0.113.20' };
  const pages = await Promise.all(people.map(({ path }) => anyone.send({ path, headers })));
  await sleep(readingMs);
  for (const [place, { path, words, score }] of people.entries()) {
    const fields = new Map(hiddenFields(pages[place] ?? { text: '' }));
    const json = {
      submission: `${fields.get('submission') ?? randomUUID()}:1`,
      answers: { nps: score, q1: words },
      final: true,
      nonce: fields.get('nonce'),
      language: fields.get('language'),
      evidence: { pointer: 2, keys: 0, trusted: true, pressed: true },
    };
    await mustSend(anyone.send({ method: 'POST', path: `${path}/answers`, headers, json }));
  }
}

const marked = (people: readonly Person[], score: number) => people.map((person) => ({ ...person, score }));

const totalOf = (list: unknown) => Number(valueAt(list, 'total') ?? Number.NaN);

/** Every list, figure and file in which an answer could stand. */
const readsOf = ({ surveyId }: AnonymousWave) =>
  [
    `/v1/responses?survey=${surveyId}&limit=100`,
    `/v1/words?survey=${surveyId}&period=all&limit=100`,
    `/v1/words/file?survey=${surveyId}&period=all`,
    `/v1/overview?survey=${surveyId}&period=all`,
    `/v1/segments?survey=${surveyId}&period=all`,
    `/v1/trend?survey=${surveyId}&period=all`,
  ] as const;

/** Four answers are shown nowhere; nor are four of eight, by whatever choice they are looked for. */
export async function filterAnswers(world: World, client: Client): Promise<Trial> {
  const wave = await sendAnonymousWave(world, 8);
  const [low, high] = [wave.people.slice(0, 4), wave.people.slice(4)];
  await answerAll(world, marked(low, 1));
  await sleep(shownWithinMs);
  const sightings: Sighting[] = [];
  for (const path of readsOf(wave)) {
    const { status, text } = await client.get(path);
    const shown = low.filter(({ words }) => text.includes(words)).length;
    // A read that there is not, or not for this role, shows nothing.
    sightings.push({
      place: `GET ${path.split('?', 1)[0]} of four answers`,
      status: status < 500 ? 200 : status,
      faults: shown === 0 ? [] : [`shows ${shown} of four answers`],
    });
  }
  await answerAll(world, marked(high, 9));
  await waitForAnswers(client, wave, 8);
  for (const choice of ['score_group=low', 'score_group=high', 'comment=true&score_group=low']) {
    const reply = await client.get(`/v1/responses?survey=${wave.surveyId}&${choice}`);
    const total = totalOf(reply.json);
    const faults = total === 0 ? [] : [`shows ${total} answers`];
    sightings.push({ place: `GET /v1/responses?${choice}`, status: reply.status, faults });
  }
  return sightings;
}

async function waitForAnswers(client: Client, { surveyId }: AnonymousWave, count: number): Promise<void> {
  const until = performance.now() + shownWithinMs;
  while (performance.now() < until) {
    const reply = await client.get(`/v1/responses?survey=${surveyId}`);
    if (totalOf(reply.json) === count) return;
    await sleep(1_000);
  }
  throw new Error(`the ${count} answers of an anonymous wave did not come into sight`);
}

/** Holds the list of who was sent a mail beside the answers, and looks for anything that runs alike. */
export async function joinAnswers(world: World, client: Client): Promise<Trial> {
  const wave = await sendAnonymousWave(world, 10);
  await answerAll(
    world,
    wave.people.map((person, score) => ({ ...person, score })),
  );
  await waitForAnswers(client, wave, 10);
  const sent = await world.ours.owner.get(`/v1/waves/${wave.id}/invitations?limit=100`);
  const list = await client.get(`/v1/responses?survey=${wave.surveyId}&limit=100`);
  const rows = listAt(list.json, 'data');
  const details = await Promise.all(rows.map((row) => client.get(`/v1/responses/${textAt(row, 'id')}`)));
  const told = [list, ...details].map(({ text }) => text).join('\n');
  const marks = rows.map((row) => Number(valueAt(row, 'score', 'value')));
  return [
    {
      place: 'GET /v1/waves/:id/invitations',
      status: sent.status,
      faults: /"(opened|answered)_at":"/.test(sent.text) ? ['says who answered, and when'] : [],
    },
    {
      place: 'GET /v1/responses',
      status: list.status,
      faults: [
        ...(rows.length === 10 ? [] : [`shows ${rows.length} of ten answers`]),
        ...(wave.people.some(({ email }) => told.includes(email)) ? ['names a customer'] : []),
        ...(/"contact":\{/.test(told) ? ['has a customer'] : []),
        ...(hasTimeOfDay(told) ? ['has a time that is finer than the day'] : []),
        ...(runsAlike(marks) ? ['stands in the order of answering'] : []),
      ],
    },
  ];
}

function hasTimeOfDay(text: string): boolean {
  return [...text.matchAll(/"(?:at|started_at|completed_at)":"([^"]+)"/g)].some(
    ([, time = '']) => !/T00:00:00(\.0+)?Z$/.test(time),
  );
}

/** The mark says how manieth they answered: in the order of answering these run up or down. */
function runsAlike(marks: readonly number[]): boolean {
  const steps = marks.slice(1).map((mark, place) => Math.sign(mark - (marks[place] ?? 0)));
  return new Set(steps).size === 1;
}
