import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { expect, test } from 'vitest';
import { readId } from '../database/public-id.ts';
import type { Study } from '../studies/schema.ts';
import { useTestPlanning } from './test-planning.ts';
import { openAllParts, startTestStudy } from './test-study.ts';

const { scene, customers, plan, show, pass } = useTestPlanning();

function relation() {
  const cadence = { every: 'once', on: scene().now.toISOString().slice(0, 10) } as const;
  const timing = { kind: 'relation', cadence, validHours: 720 } as const;
  return { timing, reminder: null, precision: { margin: 0.1, confidence: 0.95, expectedResponse: 0.5 } };
}

const start = (more: object = {}) =>
  startTestStudy(scene().app, {
    kind: 'relation',
    surveyId: scene().survey,
    plan: { ...relation(), ...more },
  });

const query = (text: string, values: readonly unknown[]) =>
  scene().database.superuser.query(text, [scene().workspace.id, ...values]);

async function breakPlan({ id }: Study): Promise<void> {
  await query(
    `update study set plan = jsonb_set(plan, '{timing,cadence,on}', '"no day"') where workspace_id = $1 and id = $2`,
    [readId('std', id)],
  );
}

test('a study that cannot be planned keeps no other one waiting, and is tried again', async () => {
  await customers([{}, {}]);
  const broken = await start();
  const whole = await start();
  await breakPlan(broken);
  await expect(plan()).rejects.toThrow();
  expect((await show(whole)).draws).toHaveLength(1);
  await plan();
  pass(11 * 60_000);
  await expect(plan()).rejects.toThrow();
});

test('a sample in steps goes on when whoever answered could not be reached afterwards', async () => {
  await customers(Array.from({ length: 8 }, () => ({})));
  const study = await start({ sample: { kind: 'simple' }, targetAnswers: 2 });
  await plan();
  await query(
    `insert into invitation (workspace_id, id, wave_id, study_id, survey_id, survey_version_id, contact_id, email, address_hash,
       language, token_hash, state, expires_at, handed_at, answered_at, occasion)
     select wave.workspace_id, uuid_v7(), wave.id, wave.study_id, wave.survey_id, wave.survey_version_id, contact.id,
       contact.email, contact.address_hash, 'nl', sha256(contact.address_hash), 'failed', now() + interval '9 days', now(),
       now(), wave.occasion
     from wave join draw_member on draw_member.draw_id = wave.draw_id and draw_member.released_at is not null
     join contact on contact.id = draw_member.contact_id
     where wave.workspace_id = $1`,
    [],
  );
  pass(4 * dayMs);
  await plan();
  expect((await show(study)).frame.answered).toBeGreaterThan(0);
});

test('a wave that was cancelled makes no more mails, whoever is still sending it', async () => {
  await customers([{}, {}, {}]);
  const study = await start();
  await plan();
  const [wave] = (await show(study)).waves;
  const url = `/v1/waves/${wave?.id}/cancellations`;
  expect((await scene().app.inject({ method: 'POST', url, payload: {} })).json()).toMatchObject({ state: 'cancelled' });
  expect(await openAllParts(scene().product, scene().workspace, await show(study))).toBe(0);
  expect((await show(study)).frame).toMatchObject({ selected: 3, waiting: 0, withheld: 3 });
});
