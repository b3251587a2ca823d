import { expect, test } from 'vitest';
import type { Reply } from './exchange.ts';
import { makeWatch } from './watch.ts';

const reply = (status: number, text = ''): Reply => ({ status, headers: {}, text, json: undefined, ms: 3 });
const message = { path: '/v1/contacts' };

async function watched(happens: (watch: ReturnType<typeof makeWatch>) => void) {
  const watch = makeWatch();
  watch.guard(['Zeewier 5f3a']);
  watch.begin(process.pid);
  watch.open(['<script>alert(1)</script>', 'short']);
  happens(watch);
  return watch.close();
}

test('a reply that is well and a log without the input are no matter', async () => {
  const { faults, serverErrors, slowestMs } = await watched((watch) => {
    watch.sawReply(message, reply(422, 'no short name'));
    watch.sawOutput('stdout', '{"level":30,"msg":"one"}\n{"level":30,');
    watch.sawOutput('stdout', '"msg":"short"}\n');
  });
  expect({ faults, serverErrors, slowestMs }).toEqual({ faults: [], serverErrors: 0, slowestMs: 3 });
});

test.each<[string, (watch: ReturnType<typeof makeWatch>) => void]>([
  ['a 5xx', (watch) => watch.sawReply(message, reply(500))],
  ['a row of the other company', (watch) => watch.sawReply(message, reply(200, '{"name":"Zeewier 5f3a"}'))],
  ['a log line that is not JSON', (watch) => watch.sawOutput('stdout', 'TypeError: x\n')],
  ['the input in the log', (watch) => watch.sawOutput('stdout', '{"q":"<script>alert(1)</script>"}\n')],
  ['the input on standard error', (watch) => watch.sawOutput('stderr', 'at <script>alert(1)</script>')],
])('%s is a fault', async (_, happens) => {
  expect((await watched(happens)).faults).toHaveLength(1);
});
