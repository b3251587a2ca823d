import { defaultBudgetRules } from '@voldaan/domain/studies/budget-rules';
import type { Letter } from '@voldaan/domain/studies/letter';
import type { FastifyInstance } from 'fastify';
import { readId } from '../database/public-id.ts';
import type { TestDatabase, TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { MailServer } from '../mail/mail-server.ts';
import type { Wave } from './schema.ts';

const same = (text: string) => ({ nl: text, nb: text, en: text });

/** A letter as staff would send it. */
export const testLetter: Letter = {
  subject: same('Wat vindt u van {company}?'),
  preheader: {},
  blocks: [
    { kind: 'text', text: same('Dag {name},\n\nWij horen graag hoe het ging.') },
    { kind: 'question' },
    { kind: 'signature', text: {} },
  ],
  tone: 'formal',
  senderName: 'Sanne de Vries',
  replyTo: 'sanne@devries.example',
};

/** Makes a published survey over the API, and returns its shown id. */
export async function publishTestSurvey(app: FastifyInstance): Promise<string> {
  const made = await app.inject({ method: 'POST', url: '/v1/surveys', payload: { questionnaire: 'recommendation' } });
  const { id } = made.json<{ id: string }>();
  await app.inject({ method: 'POST', url: `/v1/surveys/${id}/versions` });
  return id;
}

export type StartedWave = Readonly<{ wave: Wave; workspaceId: string; waveId: string }>;

/** Starts a wave for these addresses over the API. */
export async function startTestWave(
  app: FastifyInstance,
  workspace: TestWorkspace,
  surveyId: string,
  addresses: readonly string[],
): Promise<StartedWave> {
  const reply = await app.inject({
    method: 'POST',
    url: `/v1/surveys/${surveyId}/waves`,
    headers: { 'idempotency-key': uuid() },
    payload: { letter: testLetter, who: { addresses: addresses.join('\n') } },
  });
  if (reply.statusCode !== 201) throw new Error(reply.body);
  const wave = reply.json<Wave>();
  return { wave, workspaceId: workspace.id, waveId: readId('wav', wave.id) ?? '' };
}

/** Mail goes at any hour and on any day, so that a test says the same on a Sunday night. */
export async function openAllHours(database: TestDatabase, workspace: TestWorkspace): Promise<void> {
  const hours = { zone: 'Europe/Amsterdam', from: '00:00', until: '24:00', noSundays: false, noHolidays: false };
  await database.superuser.query(
    `insert into contact_rules (workspace_id, budget, send_hours) values ($1, $2, $3)
     on conflict (workspace_id) do update set send_hours = excluded.send_hours`,
    [workspace.id, defaultBudgetRules, hours],
  );
}

/** Writes a workspace's mail server as its settings would. */
export async function setMailServer(
  database: TestDatabase,
  workspace: TestWorkspace,
  server: MailServer,
): Promise<void> {
  await database.superuser.query(
    `insert into mail_setting (workspace_id, host, port, security, username, sender_name, sender_address)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (workspace_id) do update set host = excluded.host, port = excluded.port, security = excluded.security`,
    [workspace.id, server.host, server.port, server.security, server.username, server.senderName, server.senderAddress],
  );
}

/** As if so much time had gone by since the sender was last heard of. */
export async function passLeases(database: TestDatabase): Promise<void> {
  await database.superuser.query(
    `update invitation set lease_until = now() - interval '1 second' where lease_until is not null`,
  );
  await database.superuser.query(`update wave set drained_at = now() - interval '5 minutes'`);
}

export async function countStates(database: TestDatabase, waveId: string): Promise<Record<string, number>> {
  const { rows } = await database.superuser.query<{ state: string; count: number }>(
    'select state, count(*) as count from invitation where wave_id = $1 group by state order by state',
    [waveId],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** A server that is set and never spoken to: mail is planned for it as for a real one. */
export const silentMailServer: MailServer = {
  host: '127.0.0.1',
  port: 2525,
  security: 'none',
  username: '',
  password: '',
  senderName: 'Sanne',
  senderAddress: 'sanne@example.nl',
  mayBePrivate: true,
};
