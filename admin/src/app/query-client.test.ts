import { MutationObserver, onlineManager } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { Problem } from '../http/problem.ts';
import { createQueryClient } from './query-client.ts';

const offline = () => Promise.reject(new Problem(0, { code: 'offline' }));

afterEach(() => onlineManager.setOnline(true));

test('a browser that believes itself offline asks all the same, and whoever pressed hears at once that it failed', async () => {
  onlineManager.setOnline(false);
  const client = createQueryClient(() => undefined);
  await expect(
    client.fetchQuery({ queryKey: ['here'], queryFn: () => 'from the server in the back room' }),
  ).resolves.toBe('from the server in the back room');
  await expect(client.fetchQuery({ queryKey: ['gone'], queryFn: offline, retry: false })).rejects.toThrow('offline');
  const pressed = new MutationObserver(client, { mutationFn: offline });
  await expect(pressed.mutate()).rejects.toThrow('offline');
});
