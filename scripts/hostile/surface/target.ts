import { setTimeout as wait } from 'node:timers/promises';
import { listAt, mustSend, textAt, valueAt } from '../company.ts';
import { hookHost, type World } from '../world.ts';
import { openEndpoint, say } from './endpoint.ts';
import { type Trial, unknown } from './surface.ts';

const toldMsMost = 30_000;

/** What a program replies to an alert, and what is to become of the alert and of the channel. */
const replies: readonly (readonly [
  RegExp,
  Readonly<{ status: string; headers?: string; state: string; isGone: boolean }>,
])[] = [
  [/410|gone/i, { status: '410 Gone', state: 'dead', isGone: true }],
  [
    /30[12378]|redirect/i,
    { status: '301 Moved', headers: 'location: http://169.254.169.254/\r\n', state: 'dead', isGone: false },
  ],
  [/4\d\d/, { status: '404 Not Found', state: 'waiting', isGone: false }],
  [/5\d\d|fail|down|error/i, { status: '503 Trouble', state: 'waiting', isGone: false }],
  [/2\d\d|ok/i, { status: '200 OK', state: 'sent', isGone: false }],
];

/** Makes something happen that a program of somebody else is told of, and looks at what became of it. */
export async function tryTarget(world: World, words: string): Promise<Trial> {
  const reply = replies.find(([fits]) => fits.test(words))?.[1];
  if (reply === undefined) return unknown(`webhooks out (a target that ${words})`);
  const { owner } = world.ours;
  const { server, port, reached } = await openEndpoint((socket) => say(socket, reply.status, reply.headers));
  const url = `http://${hookHost}:${port}/`;
  const channel = await mustSend(
    owner.post('/v1/alert-channels', { name: 'Proef', kind: 'webhook', url, language: 'nl' }),
  );
  const id = textAt(channel, 'id');
  const condition = { kind: 'case_opened', kinds: ['complaint'], severity: null };
  const rule = await mustSend(
    owner.post('/v1/alert-rules', { name: 'Klacht', condition, audience: { channels: [id] } }),
  );
  try {
    await mustSend(owner.post('/v1/cases', { kind: 'complaint', words: `Het brood was op: ${words}` }));
    const message = await messageTold(world, reached);
    const known = listAt((await owner.get('/v1/alert-channels')).json, 'data').find((one) => textAt(one, 'id') === id);
    const isGone = textAt(known, 'gone_at') !== '';
    const state = textAt(message, 'state');
    return [
      {
        place: 'an alert to a program',
        status: 200,
        faults: [
          ...(state === reply.state ? [] : [`the alert is "${state}" and not "${reply.state}"`]),
          ...(isGone === reply.isGone ? [] : [isGone ? 'the channel is switched off' : 'the channel goes on']),
          ...(isGone && !(await isMakerTold(world)) ? ['nobody is told that the channel is switched off'] : []),
          ...(reached() === 1 ? [] : [`was called ${reached()} times`]),
        ],
      },
    ];
  } finally {
    await owner.send({ method: 'DELETE', path: `/v1/alert-rules/${textAt(rule, 'id')}` });
    await owner.send({ method: 'DELETE', path: `/v1/alert-channels/${id}` });
    server.close();
  }
}

/** The message to the program, once it was tried. */
async function messageTold({ ours }: World, reached: () => number): Promise<unknown> {
  const until = performance.now() + toldMsMost;
  while (performance.now() < until) {
    const list = await ours.owner.get('/v1/alert-messages?limit=5');
    const told = listAt(list.json, 'data').find((one) => textAt(one, 'way') === 'webhook');
    if (reached() > 0 && textAt(told, 'state') !== 'claimed' && Number(valueAt(told, 'attempts')) > 0) return told;
    await wait(200);
  }
  throw new Error(`no alert was sent within ${toldMsMost / 1000} s`);
}

async function isMakerTold({ ours }: World): Promise<boolean> {
  const list = await ours.owner.get('/v1/outbox?limit=10');
  return listAt(list.json, 'data').some((mail) => textAt(mail, 'recipient') === ours.ownerEmail);
}
