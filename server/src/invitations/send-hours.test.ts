import { describe, expect, test } from 'vitest';
import { makeTestProduct } from '../test-product.ts';
import { sendWave } from './send-wave.ts';
import { useTestSending } from './test-sending.ts';
import { countStates } from './test-wave.ts';

const { scene, address, addresses, start } = useTestSending();
const query = async (text: string, values: readonly unknown[] = []) =>
  (await scene().database.superuser.query(text, [...values])).rows;

describe('in quiet hours', () => {
  const office = {
    zone: 'Europe/Amsterdam',
    country: 'NL',
    from: '09:00',
    until: '20:00',
    noSundays: true,
    noHolidays: true,
  };
  const sendAt = async (moment: string) => {
    await query(`update contact_rules set send_hours = $2 where workspace_id = $1`, [scene().workspace.id, office]);
    const { waveId } = await start(addresses(2));
    await query(`update invitation set due_at = now() where wave_id = $1`, [waveId]);
    await query(`update contact set zone = 'America/New_York' where workspace_id = $1 and email = $2`, [
      scene().workspace.id,
      address(1),
    ]);
    const clock = () => new Date(moment);
    await sendWave(makeTestProduct(scene().database, { clock }), { workspaceId: scene().workspace.id, waveId });
    return query(
      `select email, state, reason, round(extract(epoch from due_at - now()) / 3600)::int as hours
       from invitation where wave_id = $1 order by email`,
      [waveId],
    );
  };

  test('nothing goes on a Sunday or a holiday; it waits for the first hour that is right where the customer lives', async () => {
    // Easter Monday 2026 in the Netherlands; the Sunday before it is one everywhere.
    expect(await sendAt('2026-04-05T13:00:00Z')).toEqual([
      { email: address(0), state: 'planned', reason: 'quiet_hours', hours: 42 },
      { email: address(1), state: 'planned', reason: 'quiet_hours', hours: 48 },
    ]);
    expect(scene().mail.taken).toHaveLength(0);
  });

  test('each goes by the customer’s own clock', async () => {
    const rows = await sendAt('2026-04-08T18:30:00Z');
    expect(rows.map(({ state }) => state)).toEqual(['planned', 'sent']);
    expect(scene().mail.taken.map(({ to }) => to)).toEqual([address(1)]);
  });

  test('a mail that would be handed over seconds before the end waits', async () => {
    const rows = await sendAt('2026-04-08T17:59:50Z');
    expect(rows[0]).toMatchObject({ state: 'planned', reason: 'quiet_hours', hours: 0 });
  });

  test('a sender that slept into the night does not begin', async () => {
    await query(`update contact_rules set send_hours = $2 where workspace_id = $1`, [scene().workspace.id, office]);
    const { waveId } = await start(addresses(1));
    await query(`update invitation set due_at = now() where wave_id = $1`, [waveId]);
    let now = new Date('2026-04-08T17:58:00Z');
    const slow = makeTestProduct(scene().database, { clock: () => now });
    await sendWave(
      slow,
      { workspaceId: scene().workspace.id, waveId },
      {
        at: async (point) => {
          if (point === 'handed') now = new Date('2026-04-09T01:00:00Z');
        },
      },
    );
    expect(scene().mail.taken).toHaveLength(0);
    expect(await countStates(scene().database, waveId)).toEqual({ planned: 1 });
  });
});
