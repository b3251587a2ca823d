import { describe, expect, it } from 'vitest';
import { useWidget } from './test-widget.ts';

const { scene, get, show, bodyOf, send, later, stored } = useWidget();

describe('a survey on a page of another site', () => {
  it('comes as one module with its program, in the language that the page is in', async () => {
    const reply = await get(`/w/${scene().survey.publicToken}.js?language=nb`, { 'accept-language': 'nl' });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect(reply.body).toContain('"tag":"nb"');
    expect(reply.body).not.toContain('comparabilityKey');
    expect((await get('/w.js')).body).not.toContain('export');
    expect((await get('/w/abcdefAAAAAAAAAAAAAAAAAAAAAA.js')).statusCode).toBe(404);
  });

  it.each(['0', '-1', '1.5', 'een', '2147483648'])('shows no version %s', async (version) => {
    expect((await get(`/w/${scene().survey.publicToken}/visit.js?version=${version}`)).statusCode).toBe(422);
  });

  it('takes answers by the one way in, as a person’s and from the widget', async () => {
    const visit = await show();
    later(5_000);
    const body = bodyOf(visit);
    const reply = await send(body);
    expect(reply.statusCode).toBe(201);
    expect(reply.headers['access-control-allow-origin']).toBe('*');
    expect(await stored(visit)).toMatchObject({ channel: 'widget', vote_class: 'human', contact_id: null });
    expect((await send(body)).json()).toMatchObject({ state: 'seen' });
  });

  it('takes them by a form too, stays where it is, and says afterwards that they are stored', async () => {
    const visit = await show();
    later(5_000);
    const body = bodyOf(visit, { answers: { nps: 3, why: 'Regel een\nregel twee' } });
    const receipt = async () => {
      const query = new URLSearchParams({ submission: body.submission, respondent: visit.respondent, at: '1' });
      return (await get(`/w/${scene().survey.publicToken}/receipt.js?${query}`)).body;
    };
    expect(await receipt()).toBe('export const state="unknown";');
    const sent = await scene().app.inject({
      method: 'POST',
      url: `/w/${scene().survey.publicToken}/form`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      payload: new URLSearchParams({ body: JSON.stringify(body) }).toString(),
    });
    expect([sent.statusCode, sent.body]).toEqual([204, '']);
    expect(await receipt()).toBe('export const state="stored";');
    expect((await stored(visit)).answers).toMatchObject({ why: 'Regel een\nregel twee' });
  });

  it('says by the receipt why a form was refused, and never leaves the page for it', async () => {
    const visit = await show();
    const body = bodyOf(visit, { answers: { nps: 99 } });
    const sent = await scene().app.inject({
      method: 'POST',
      url: `/w/${scene().survey.publicToken}/form`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ body: JSON.stringify(body) }).toString(),
    });
    expect(sent.statusCode).toBe(204);
    const query = new URLSearchParams({ submission: body.submission, respondent: visit.respondent, at: '1' });
    expect((await get(`/w/${scene().survey.publicToken}/receipt.js?${query}`)).body).toMatch(/state="\w+";/);
    expect((await get(`/w/${scene().survey.publicToken}/receipt.js?${query}`)).body).not.toContain('unknown');
  });

  it('lets pages of other sites ask for exactly that, and for nothing else', async () => {
    const origin = await scene().app.listen({ port: 0, host: '127.0.0.1' });
    const ask = (path: string) =>
      fetch(origin + path, {
        method: 'OPTIONS',
        headers: { origin: 'https://winkel.example', 'access-control-request-method': 'POST' },
      });
    const allowed = await ask(`/w/${scene().survey.publicToken}/answers`);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-methods')).toBe('POST');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    for (const path of [`/s/${scene().survey.publicToken}/answers`, '/v1/surveys', '/v1/session', `/k/x/answers`]) {
      const refused = await ask(path);
      expect([path, refused.headers.get('access-control-allow-origin')]).toEqual([path, null]);
    }
  });

  it('counts by day how often it was shown and closed, and no person', async () => {
    const before = await counts();
    const visit = await show();
    await show('?resend');
    const close = (nonce: string) =>
      scene().app.inject({
        method: 'POST',
        url: `/w/${scene().survey.publicToken}/dismissals`,
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ nonce }),
      });
    expect((await close(visit.nonce)).statusCode).toBe(204);
    expect((await close('gelogen')).statusCode).toBe(204);
    await expect
      .poll(counts, { timeout: 10_000 })
      .toEqual({ shown: before.shown + 1, dismissed: before.dismissed + 1 });
  });

  const counts = async (): Promise<{ shown: number; dismissed: number }> => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const { rows } = await scene().db.superuser.query(
      'select coalesce(sum(shown), 0)::int as shown, coalesce(sum(dismissed), 0)::int as dismissed from widget_day',
    );
    return rows[0];
  };
});
