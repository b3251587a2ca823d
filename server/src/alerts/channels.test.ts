import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { openTestHttp } from '../http/test-http.ts';
import { claimMessage } from './message-store.ts';
import { alertsRoutes } from './routes.ts';
import { useTestAlerts } from './test-alerts.ts';

const { scene, ask, makeRule, makeChannel, give, hear, deliver } = useTestAlerts();

const toChannel = (id: string) => ({ audience: { channels: [id] } });

describe('a channel', () => {
  test('gets a signed message that its key proves, with no name and nothing that a customer wrote', async () => {
    const { id, secret } = await makeChannel('webhook');
    await makeRule(toChannel(id));
    await give({ nps: 2, why: 'Jolanda was boos' });
    await hear();
    await deliver();
    const [one] = scene().receiver.received;
    const mark = `${one?.headers['webhook-id']}.${one?.headers['webhook-timestamp']}.${one?.body}`;
    const key = Buffer.from((secret ?? '').replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', key).update(mark).digest('base64');
    expect(one?.headers['webhook-signature']).toBe(`v1,${signature}`);
    expect(JSON.parse(one?.body ?? '')).toMatchObject({
      type: 'alert.fired',
      data: { alerts: [{ about: { score: 2 } }] },
    });
    expect(one?.body).not.toContain('Jolanda');
  });

  test('that fails is tried again under the same id, and given up with its reason; a person may try once more', async () => {
    const { id } = await makeChannel('webhook');
    await makeRule(toChannel(id));
    await give({ nps: 2 });
    await hear();
    scene().answer = { status: 500 };
    for (let round = 0; round < 12; round += 1) {
      await deliver();
      scene().now = new Date(scene().now.getTime() + 30 * 3_600_000);
    }
    expect(scene().receiver.received).toHaveLength(8);
    expect(new Set(scene().receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const { body } = await ask('GET', 'alert-messages?failed=true');
    expect(body.data).toMatchObject([{ state: 'dead', status: 500, fault: 'refused', attempts: 8, way: 'webhook' }]);
    scene().answer = { status: 204 };
    expect((await ask('POST', `alert-messages/${body.data[0].id}/retry`)).status).toBe(204);
    await deliver();
    expect((await ask('GET', 'alert-messages')).body.data).toMatchObject([{ state: 'sent', status: 204 }]);
    expect((await ask('POST', `alert-messages/${body.data[0].id}/retry`)).status).toBe(409);
  });

  test('of people reads nothing twice when a process dies in between; a program gets it again under its id', async () => {
    const slack = await makeChannel('slack');
    const webhook = await makeChannel('webhook');
    await makeRule({ audience: { channels: [slack.id, webhook.id] } });
    await give({ nps: 2 });
    await hear();
    await deliver();
    expect(scene().receiver.received).toHaveLength(2);
    // As a process leaves it that died after the message and before the note of it.
    await scene().db.superuser.query(
      `update alert_message set state = 'waiting', attempts = 0, settled_at = null where workspace_id = $1`,
      [scene().workspace.id],
    );
    await inWorkspace(scene().db.databases.app, scene().workspace.id, async (trx) => {
      await claimMessage(trx, scene().now);
      await claimMessage(trx, scene().now);
    });
    await deliver();
    expect(scene().receiver.received).toHaveLength(2);
    scene().now = new Date(scene().now.getTime() + 120_000);
    await deliver();
    expect(scene().receiver.received).toHaveLength(3);
    const ids = scene()
      .receiver.received.map(({ headers }) => headers['webhook-id'])
      .filter((one) => one !== undefined);
    expect(new Set(ids).size).toBe(1);
    const { body } = await ask('GET', 'alert-messages');
    expect(body.data.map(({ way, state, fault }: Record<string, unknown>) => [way, state, fault]).toSorted()).toEqual([
      ['slack', 'dead', 'unknown'],
      ['webhook', 'sent', null],
    ]);
  });

  test('that sends on elsewhere is given up at once', async () => {
    const { id } = await makeChannel('teams');
    await makeRule(toChannel(id));
    await give({ nps: 2 });
    await hear();
    scene().answer = { status: 301, location: 'http://169.254.169.254/' };
    await deliver();
    expect((await ask('GET', 'alert-messages')).body.data).toMatchObject([{ state: 'dead', fault: 'redirected' }]);
    expect(JSON.parse(scene().receiver.received[0]?.body ?? '').attachments[0].content.type).toBe('AdaptiveCard');
  });

  test('whose program says that it is gone is switched off, and whoever made it is told once', async () => {
    const { id } = await makeChannel('webhook');
    await makeRule(toChannel(id));
    scene().answer = { status: 410 };
    for (const nps of [2, 1]) {
      await give({ nps });
      await hear();
      await deliver();
      scene().now = new Date(scene().now.getTime() + 30 * 3_600_000);
    }
    expect(scene().receiver.received).toHaveLength(1);
    expect(
      (await ask('GET', 'alert-messages')).body.data.map(({ state, fault }: Record<string, unknown>) => [state, fault]),
    ).toEqual([
      ['dead', 'channel_gone'],
      ['dead', 'gone'],
    ]);
    const known = async () =>
      (await ask('GET', 'alert-channels')).body.data.find((one: { id: string }) => one.id === id);
    expect(await known()).toMatchObject({ gone_at: expect.any(String) });
    const { rows } = await scene().db.superuser.query(
      `select subject, body_text from outbox_mail where kind = 'alert'`,
    );
    expect(rows).toEqual([
      { subject: 'Meldingen gaan niet meer naar webhook', body_text: expect.stringContaining('410') },
    ]);
    // There again, as a trial shows.
    scene().answer = { status: 204 };
    expect((await ask('POST', `alert-channels/${id}/trial`)).body.is_taken).toBe(true);
    expect(await known()).toMatchObject({ gone_at: null });
    await give({ nps: 0 });
    await hear();
    await deliver();
    expect((await ask('GET', 'alert-messages')).body.data[0]).toMatchObject({ state: 'sent', status: 204 });
  });

  test('is tried with a button, and the reply is shown', async () => {
    const { id } = await makeChannel('slack');
    scene().answer = { status: 404, text: 'no_service' };
    expect((await ask('POST', `alert-channels/${id}/trial`)).body).toEqual({
      ...{ is_taken: false, status: 404, fault: 'refused', text: 'no_service' },
    });
  });

  test('is encrypted and public where the company is not on its own machine, and its address is shown to nobody', async () => {
    const config = { ...scene().product.config, baseUrl: 'https://feedback.devries.example' };
    const abroad = openTestHttp({ ...scene().product, config }, scene().workspace);
    alertsRoutes(abroad, { ...scene().product, config });
    for (const [url, code] of [
      [scene().receiver.url, 'alert_url_not_https'],
      ['https://127.0.0.1/hook', 'alert_url_private'],
      ['https://hooks.exa\nmple/services', 'alert_url_malformed'],
    ] as const) {
      const refused = await abroad.inject({
        method: 'POST',
        url: '/v1/alert-channels',
        headers: { origin: config.baseUrl },
        payload: { name: 'x', kind: 'slack', url, language: 'nl' },
      });
      expect(refused.json().errors).toMatchObject([{ pointer: '/url', code }]);
    }
    await abroad.close();
    const { body } = await ask('GET', 'alert-channels');
    expect(JSON.stringify(body)).not.toContain('/hook');
  });
});
