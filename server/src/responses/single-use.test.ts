import { beforeAll, describe, expect, it } from 'vitest';
import { uuid } from '../database/uuid.ts';
import type { AnswerSource } from './answer-source.ts';
import { readSubmission } from './read-submission.ts';
import { takeAnswers } from './take-answers.ts';
import { forkedSurvey } from './test-forked-survey.ts';
import { useTestSittings } from './test-sittings.ts';
import { newInvitation, newSurvey, type TestSurvey } from './test-survey.ts';

const { scene, press } = useTestSittings();

describe('of whom a scene().survey takes one answer', () => {
  let single: TestSurvey;
  beforeAll(async () => {
    single = await newSurvey(scene().db.superuser, scene().workspace, forkedSurvey({ singleUse: true }));
  });
  const source = (more: Partial<AnswerSource> = {}): AnswerSource => ({
    kind: 'public',
    token: single.publicToken,
    prefix: '192.0.2.0',
    acceptLanguage: 'nl',
    ...more,
  });
  const give = (from: AnswerSource, submission: string) =>
    takeAnswers(scene().path, from, () =>
      readSubmission({ submission, answers: { nps: 7, good: submission }, final: true }),
    );

  it.each([
    ['a key of its own', { submission: 'a', respondent: 'somebody-else', answers: { nps: 1 } }],
    ['an empty name', { singleUseId: null, q1: 'x' }],
    ['a name in a field', { submission: 'b', signedName: 'klant 12', answers: { nps: 1 }, final: true }],
    ['nothing at all', {}],
  ])('is refused by name on the public link with %s', async (_, payload) => {
    const reply = await scene().app.inject({ method: 'POST', url: `/s/${single.publicToken}/answers`, payload });
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'single_use']);
  });

  it('is shown no question without a name, and is refused a form that was made up', async () => {
    const page = await scene().customer.open(`/s/${single.publicToken}`);
    expect([page.status, page.action]).toEqual([403, '']);
    const form = await scene().app.inject({
      method: 'POST',
      url: `/s/${single.publicToken}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'page=first&shown=nps&nps=9&nonce=',
    });
    expect(form.statusCode).toBe(403);
  });

  it.each(['widget', 'kiosk', 'qr'] as const)('is refused at the %s as well', async (channel) => {
    await expect(give(source({ channel }), uuid())).rejects.toMatchObject({ code: 'single_use' });
    await expect(give(source({ channel, signedName: '' }), uuid())).rejects.toMatchObject({ code: 'single_use' });
  });

  it('answers twenty times at once under one signed name, and has one response', async () => {
    const from = source({ channel: 'embed', signedName: 'De Vries klant 12' });
    const given = await Promise.allSettled(Array.from({ length: 20 }, () => give(from, uuid())));
    expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await give(source({ channel: 'embed', signedName: 'De Vries klant 13' }), uuid());
    const { rows: stored } = await scene().db.superuser.query(
      'select respondent_key from response where survey_id = $1',
      [single.id],
    );
    expect(stored).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toMatch(/klant/);
  });

  it('answers by a personal link as ever', async () => {
    const personal = await newInvitation(scene().db.superuser, scene().workspace, single);
    const page = await scene().customer.open(`/a/${personal.token}`);
    expect((await press(page, { nps: '9' })).hidden['page']).toBe('high');
  });
});
