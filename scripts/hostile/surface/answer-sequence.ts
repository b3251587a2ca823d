import { randomUUID } from 'node:crypto';
import { textAt } from '../company.ts';
import type { Reply } from '../exchange.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { hiddenFields, restOfForm } from './answer-form.ts';
import { cutConnection, dripBody } from './odd-connection.ts';
import { countVotes, mailPersonalLink } from './personal-link.ts';
import { countResponses, readAnswers } from './stored-answers.ts';
import { type Trial, unknown } from './surface.ts';

type Sequence = Readonly<{ words: RegExp; play: (world: World) => Promise<readonly Sighting[]> }>;

/** What is done in several steps or at once, by what its words say. The first that fits is played. */
const sequences: readonly Sequence[] = [
  { words: /scanner|prefetch|headless|safelinks|link preview|machine visit/i, play: visitAsMachine },
  { words: /after completion|then patch|after (it is )?(finished|complete|final)/i, play: changeAfterCompletion },
  {
    words: /(same|one) (submission|idempotency|client) ?(key|id)?|replay|same body|double.?click/i,
    play: replaySubmission,
  },
  { words: /parallel|at once|concurrent|simultan|race|two (tabs|devices|browsers)/i, play: answerInParallel },
  { words: /clos(e[ds]?|ing)\b/i, play: answerAfterClosing },
  { words: /publish|new version|while the page is open/i, play: answerOlderVersion },
  { words: /erased|deleted|removed|forgotten/i, play: answerAfterErasure },
  { words: /abort|disconnect|cut off|half of the body|drops? the connection/i, play: dropConnection },
  { words: /slow|byte per second|drip|loris/i, play: sendSlowly },
];

export async function tryAnswerSequence(world: World, words: string): Promise<Trial> {
  const found = sequences.find((sequence) => sequence.words.test(words));
  return found === undefined ? unknown(`a sequence: ${words}`) : found.play(world);
}

function give(world: World, path: string, parts: object): Promise<Reply> {
  const json = { submission: randomUUID(), final: true, ...parts };
  return world.anyone.send({ method: 'POST', path: `${path}/answers`, json });
}

/** One customer, two devices, the same moment: one response, whichever was first. */
async function answerInParallel(world: World): Promise<readonly Sighting[]> {
  const { path } = await mailPersonalLink(world);
  const before = await countResponses(world);
  const replies = await Promise.all([3, 9].map((nps) => give(world, path, { answers: { nps } })));
  const after = await countResponses(world);
  const taken = replies.filter(({ status }) => status === 201);
  const others = replies.filter(({ status }) => status !== 201 && status !== 409);
  const faults = [
    ...(before === undefined || after === before + 1 ? [] : [`made ${(after ?? 0) - before} responses`]),
    ...(new Set(taken.map((reply) => textAt(reply.json, 'id'))).size === 1 ? [] : ['named more than one response']),
    ...others.map(({ status }) => `answered ${status} to one of them`),
  ];
  return [{ place: 'POST /a/:token/answers', status: taken[0]?.status ?? 0, faults }];
}

async function changeAfterCompletion(world: World): Promise<readonly Sighting[]> {
  const sightings: Sighting[] = [];
  const { path } = await mailPersonalLink(world);
  const publicPath = `/s/${world.survey.token}`;
  const respondent = randomUUID();
  const entrances = [
    ['POST /a/:token/answers', path, {}],
    ['POST /s/:token/answers', publicPath, { respondent }],
  ] as const;
  for (const [place, address, who] of entrances) {
    const first = await give(world, address, { ...who, answers: { nps: 9, q1: 'goed' } });
    const id = textAt(first.json, 'id');
    const before = JSON.stringify([...((await readAnswers(world, id)) ?? [])]);
    const second = await give(world, address, { ...who, answers: { nps: 0, q1: 'slecht' } });
    const hasChanged = JSON.stringify([...((await readAnswers(world, id)) ?? [])]) !== before;
    sightings.push({
      place,
      status: second.status,
      hasChanged,
      faults: first.status === 201 ? [] : ['the first was not taken'],
    });
  }
  return sightings;
}

async function replaySubmission(world: World): Promise<readonly Sighting[]> {
  const parts = { submission: randomUUID(), answers: { nps: 6, q1: 'nog eens' } };
  const before = await countResponses(world);
  const replies = [];
  for (let count = 0; count < 20; count += 1) replies.push(await give(world, `/s/${world.survey.token}`, parts));
  const after = await countResponses(world);
  const ids = new Set(replies.map((reply) => textAt(reply.json, 'id')));
  const isOne = ids.size === 1 && (before === undefined || after === before + 1);
  return [
    {
      place: 'POST /s/:token/answers',
      status: replies.at(-1)?.status ?? 0,
      faults: isOne ? [] : ['was stored more than once'],
    },
  ];
}

/** HEAD, GET, every mark of the mail within a second, and the form sent by itself: none of it is a vote. */
async function visitAsMachine(world: World): Promise<readonly Sighting[]> {
  const { path } = await mailPersonalLink(world);
  const { anyone } = world;
  const before = await countVotes(world);
  const responses = await countResponses(world);
  const headers = { 'user-agent': 'Mozilla/5.0 HeadlessChrome/140.0', 'sec-purpose': 'prefetch' };
  const replies = [await anyone.send({ method: 'HEAD', path, headers }), await anyone.send({ path, headers })];
  for (let mark = 0; mark <= 10; mark += 1) replies.push(await anyone.send({ path: `${path}/${mark}`, headers }));
  const visited = await countResponses(world);
  const page = replies.at(-1);
  const fields = page === undefined ? [] : hiddenFields(page);
  const marks = { nps: '0', csat: '1', grade: '1' };
  const rest = restOfForm(marks, world.survey.questions);
  const body = new URLSearchParams([...fields, ...Object.entries(marks), ...rest]);
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  replies.push(await anyone.send({ method: 'POST', path, headers: form, body: body.toString() }));
  const after = await countVotes(world);
  const faults = [
    ...(visited === responses ? [] : ['a visit stored an answer']),
    ...(after.counted === before.counted ? [] : [`${after.counted - before.counted} votes of a machine count`]),
  ];
  // Whoever sends a form like a machine is shown it once more, with a word about it: that is no refusal of the visit.
  const statuses = replies.map(({ status }) => (status === 422 ? 200 : status));
  return [{ place: 'GET /a/:token and its marks', status: Math.max(...statuses), faults }];
}

/** Somebody had the page open while the survey was closed: the answer is kept, never refused for it. */
async function answerAfterClosing(world: World): Promise<readonly Sighting[]> {
  const { owner } = world.ours;
  await owner.post(`/v1/surveys/${world.survey.id}/closure`);
  const before = await countResponses(world);
  const reply = await give(world, `/s/${world.survey.token}`, { answers: { nps: 8 } });
  const after = await countResponses(world);
  await owner.post(`/v1/surveys/${world.survey.id}/versions`);
  const isKept = before === undefined || after === before + 1;
  return [{ place: 'POST /s/:token/answers', status: reply.status, faults: isKept ? [] : ['the answer is lost'] }];
}

/** Somebody had the page open while the survey changed: the answer counts for what was asked. */
async function answerOlderVersion(world: World): Promise<readonly Sighting[]> {
  const before = await countResponses(world);
  await world.ours.owner.post(`/v1/surveys/${world.survey.id}/versions`);
  const reply = await give(world, `/s/${world.survey.token}`, { version: 1, answers: { nps: 8 } });
  const isKept = before === undefined || (await countResponses(world)) === before + 1;
  return [{ place: 'POST /s/:token/answers', status: reply.status, faults: isKept ? [] : ['the answer is lost'] }];
}

/** The link of a customer who is known no more: what is answered by it is nobody's. */
async function answerAfterErasure(world: World): Promise<readonly Sighting[]> {
  const { owner } = world.ours;
  const { path, email } = await mailPersonalLink(world);
  const found = await owner.get(`/v1/contacts?search=${encodeURIComponent(email)}`);
  const erased = await owner.send({ method: 'DELETE', path: `/v1/contacts/${textAt(found.json, 'data', '0', 'id')}` });
  const reply = await give(world, path, { answers: { nps: 8 } });
  const list = await owner.get('/v1/responses?limit=5');
  const faults = [
    ...(erased.status < 300 ? [] : [`the customer could not be erased: ${erased.status}`]),
    ...(list.text.includes(email) ? ['names the customer who was erased'] : []),
  ];
  return [{ place: 'POST /a/:token/answers', status: reply.status, faults }];
}

async function dropConnection(world: World): Promise<readonly Sighting[]> {
  const before = await countResponses(world);
  for (let count = 0; count < 20; count += 1) await cutConnection(world.baseUrl, `/s/${world.survey.token}/answers`);
  const after = await countResponses(world);
  // Nobody is left to be answered: what counts is that nothing was stored of half a body.
  return [
    {
      place: 'POST /s/:token/answers',
      status: 400,
      hasChanged: before !== after,
      faults: before === after ? [] : ['half a body was stored'],
    },
  ];
}

async function sendSlowly(world: World): Promise<readonly Sighting[]> {
  const { status, seconds } = await dripBody(world.baseUrl, `/s/${world.survey.token}/answers`);
  const faults = seconds > 65 ? [`the connection was held for ${seconds} s`] : [];
  return [{ place: 'POST /s/:token/answers', status, faults }];
}
