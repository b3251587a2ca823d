import { describe, expect, test } from 'vitest';
import { sendWave } from './send-wave.ts';
import { useTestSending } from './test-sending.ts';
import { countStates } from './test-wave.ts';

const { scene, address, addresses, start } = useTestSending();

describe('asking to be left alone', () => {
  const unsubscribe = (raw: string) => {
    const path =
      /List-Unsubscribe: <http:\/\/localhost:4080(\/u\/[\w-]+)>/i.exec(raw.replaceAll(/\r\n[ \t]+/g, ' '))?.[1] ?? '';
    return scene().app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
  };

  test('works from a bare mail program, outlives the contact, and a new import does not undo it', async () => {
    const { wave: _wave, ...target } = await start(addresses(2));
    await sendWave(scene().product, target);
    const reply = await unsubscribe(scene().mail.taken.find(({ to }) => to.startsWith('klant0@'))?.raw ?? '');
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['set-cookie']).toBeUndefined();
    await scene().database.superuser.query('delete from contact where workspace_id = $1', [scene().workspace.id]);
    const again = await scene().app.inject({
      method: 'POST',
      url: `/v1/surveys/${scene().survey}/recipients`,
      payload: { who: { addresses: [address(0).toUpperCase(), 'nieuw@new.example'].join('\n') } },
    });
    expect(again.json()).toMatchObject({ count: 1, withheld: [{ reason: 'suppressed', count: 1 }] });
  });

  test('a form of the other type does it too, and opening the page does not', async () => {
    const { wave: _wave, ...target } = await start(addresses(1));
    await sendWave(scene().product, target);
    const path = /\/u\/[\w-]+/.exec(scene().mail.taken[0]?.raw.replaceAll('=\r\n', '') ?? '')?.[0] ?? '';
    const page = await scene().app.inject(path);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<form');
    const suppressed = () =>
      scene()
        .database.superuser.query('select reason from suppression where workspace_id = $1', [scene().workspace.id])
        .then(({ rows }) => rows);
    expect(await suppressed()).toEqual([]);
    const boundary = 'xyz';
    const payload = `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    expect((await scene().app.inject({ method: 'POST', url: path, headers, payload })).statusCode).toBe(200);
    expect(await suppressed()).toEqual([{ reason: 'unsubscribed' }]);
  });

  test('between the claim and the hand-over stops the mail', async () => {
    const { wave: _wave, ...target } = await start(addresses(3));
    const { rows } = await scene().database.superuser.query(
      'select address_hash from invitation where wave_id = $1 order by id',
      [target.waveId],
    );
    let isDone = false;
    await sendWave(scene().product, target, {
      at: async (point) => {
        if (point !== 'claimed' || isDone) return;
        isDone = true;
        await scene().database.superuser.query(
          `insert into suppression (workspace_id, address_hash, purpose, reason) select $1, hash, 'research', 'unsubscribed' from unnest($2::bytea[]) hash`,
          [scene().workspace.id, rows.map((row) => row.address_hash)],
        );
      },
    });
    expect(scene().mail.taken.length).toBeLessThanOrEqual(2);
    const counts = await countStates(scene().database, target.waveId);
    expect(counts['suppressed']).toBeGreaterThanOrEqual(1);
    expect((counts['suppressed'] ?? 0) + (counts['sent'] ?? 0)).toBe(3);
  });

  test('a link that leads nowhere says so, and a trap is noted', async () => {
    expect((await scene().app.inject(`/u/${scene().workspace.code}${'A'.repeat(22)}`)).statusCode).toBe(404);
    expect((await scene().app.inject('/u/x')).statusCode).toBe(404);
    const { wave: _wave, ...target } = await start(addresses(1));
    await sendWave(scene().product, target);
    const path = /\/u\/([\w-]+)/.exec(scene().mail.taken[0]?.raw.replaceAll('=\r\n', '') ?? '')?.[1] ?? '';
    expect((await scene().app.inject(`/h/${path}`)).statusCode).toBe(204);
    const { rows } = await scene().database.superuser.query('select kind from visit where workspace_id = $1', [
      scene().workspace.id,
    ]);
    expect(rows).toEqual([{ kind: 'trap' }]);
  });
});
