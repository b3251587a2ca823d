import { afterEach, expect, test, vi } from 'vitest';
import type { QueuedAct } from './answer-queue.ts';
import { deliver } from './deliver.ts';

const act: QueuedAct = {
  submission: 's',
  respondent: 'r',
  answers: { nps: 8 },
  final: true,
  language: 'nl',
  version: 1,
  elapsed_ms: 0,
  evidence: {},
  marks: [],
};

afterEach(() => vi.unstubAllGlobals());

test.each([
  [201, '{"id":"rsp_1"}', 'sent'],
  [409, '{"code":"response_complete"}', 'sent'],
  [403, '{"code":"device_revoked"}', 'revoked'],
  [404, '{"code":"not_found"}', 'revoked'],
  [422, '{"code":"answer_invalid"}', 'refused'],
  // The screen is on; it is this survey that takes nothing from a screen.
  [403, '{"code":"single_use"}', 'refused'],
  // It would never get smaller, and whoever answered after it waits behind it.
  [413, '{"code":"body_too_large"}', 'refused'],
  [429, '{"code":"too_many_requests"}', 'later'],
  [503, '{"code":"busy"}', 'later'],
  // Of the shop's own network, not of ours.
  [403, '<html>', 'later'],
])('what a %i with %s says of an answer is: %s', async (status, body, delivery) => {
  vi.stubGlobal('location', { pathname: '/k/a' });
  vi.stubGlobal('fetch', async () => new Response(body, { status }));
  expect(await deliver(act, 0)).toBe(delivery);
});

test('without a line an answer waits', async () => {
  vi.stubGlobal('location', { pathname: '/k/a' });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no line')));
  expect(await deliver(act, 0)).toBe('later');
});
