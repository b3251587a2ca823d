import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptUrlFault, postMessage, urlFault } from './post-message.ts';
import { type ReceiverReply, startTestReceiver, type TestReceiver } from './test-receiver.ts';

let receiver: TestReceiver;
let answer: ReceiverReply = { status: 200, text: 'ok' };

beforeAll(async () => {
  receiver = await startTestReceiver(() => answer);
});

afterAll(() => receiver.close());

const post = (url: string, mayBePrivate: boolean) =>
  postMessage({ url: new URL(url), headers: { 'x-mark': 'one' }, body: '{"é":1}', mayBePrivate, waitMs: 300 });

describe('a message to another program', () => {
  test('arrives whole, and the reply is told', async () => {
    answer = { status: 202, text: 'thank you' };
    expect(await post(receiver.url, true)).toEqual({ status: 202, text: 'thank you' });
    expect(receiver.received.at(-1)).toMatchObject({ path: '/hook', body: '{"é":1}', headers: { 'x-mark': 'one' } });
  });

  test.each(['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f000001', '169.254.169.254'])(
    'does not go to %s, which lies in a private network',
    async (host) => {
      const before = receiver.received.length;
      const { port } = new URL(receiver.url);
      expect(await post(`http://${host}:${port}/hook`, false)).toEqual({ fault: 'private_address', isUnknown: false });
      expect(receiver.received).toHaveLength(before);
    },
  );

  test('does not follow where it is sent on to', async () => {
    answer = { status: 302, location: `${receiver.url}/inside` };
    const before = receiver.received.length;
    expect(await post(receiver.url, true)).toMatchObject({ status: 302 });
    expect(receiver.received).toHaveLength(before + 1);
  });

  test('to somebody who says nothing is given up in time, and may have arrived', async () => {
    answer = 'silent';
    expect(await post(receiver.url, true)).toEqual({ fault: 'too_slow', isUnknown: true });
  });

  test('to a port where nobody listens has certainly not arrived', async () => {
    expect(await post('http://127.0.0.1:1/', true)).toEqual({ fault: 'not_reached', isUnknown: false });
  });

  test('of which the reply never ends is cut off', async () => {
    answer = { status: 500, text: 'x'.repeat(200_000) };
    expect(await post(receiver.url, true)).toEqual({ status: 500, text: 'x'.repeat(500) });
  });
});

test.each([
  ['http://hooks.example/', 'not_https'],
  ['https://hooks.example:22/', 'port'],
  ['https://user:word@hooks.example/', 'malformed'],
  ['ftp://hooks.example/', 'malformed'],
  ['https://hooks.example/services/T0/B0/x', undefined],
])('%s is %s', (url, fault) => {
  expect(urlFault(URL.parse(url), { mayBePrivate: false })).toBe(fault);
});

test.each([
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://[::ffff:7f00:1]/',
  'https://0.0.0.0/',
  'https://2130706433/',
  'https://10.0.0.5/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[fd00:ec2::254]/',
  'https://①②⑦.⓪.⓪.①/',
  'https://localhost:8443/',
  'https://LOCALHOST./',
  'https://intranet/',
  'https://printer.local/',
  'https://metadata.google.internal/',
])('%s is not kept as an address to send to, but by whoever has the machine', async (typed) => {
  expect(await keptUrlFault(URL.parse(typed), { mayBePrivate: false })).toBe('private');
  expect(await keptUrlFault(URL.parse(typed), { mayBePrivate: true })).toBeUndefined();
});

test('a name that cannot be looked up now is kept: it is judged when something is sent', async () => {
  expect(await keptUrlFault(URL.parse('https://hooks.nergens.example/'), { mayBePrivate: false })).toBeUndefined();
});
