import { defaultBudgetRules } from '@voldaan/domain/studies/budget-rules';
import type { Letter } from '@voldaan/domain/studies/letter';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import type pg from 'pg';
import { uuid } from '../src/database/uuid.ts';
import type { Caller } from '../src/http/caller.ts';
import { makeToken, makeWorkspaceCode } from '../src/secret/token.ts';

export type Company = Readonly<{ caller: Caller; surveyId: string; publicToken: string }>;

const same = (text: string) => ({ nl: text, nb: text, en: text });

/** What every company of the storm writes. */
export const stormLetter: Letter = {
  subject: same('Wat vindt u van ons?'),
  preheader: {},
  blocks: [{ kind: 'text', text: same('Wij horen graag hoe het ging.') }, { kind: 'question' }],
  tone: 'formal',
  senderName: 'Sanne',
  replyTo: 'sanne@devries.example',
};

/** A company with a published survey, which may write at any hour. */
export async function makeCompany(owner: pg.Client, name: string): Promise<Company> {
  const workspaceCode = makeWorkspaceCode();
  const [workspaceId, staffId] = [uuid(), uuid()];
  await owner.query(
    `insert into workspace (id, code, name, language, postal_line) values ($1, $2, $3, 'nl', 'Kade 1, Delft')`,
    [workspaceId, workspaceCode, name],
  );
  await owner.query(
    `insert into staff (workspace_id, id, email, email_key, name, role, language, password_hash)
     values ($1, $2, $3, $3, 'Sanne', 'owner', 'nl', '!')`,
    [workspaceId, staffId, `owner@${workspaceCode}.example`],
  );
  const caller: Caller = { workspaceId, workspaceCode, staffId, sessionId: uuid(), role: 'owner', language: 'nl' };
  const company = { caller, ...(await publishSurvey(owner, caller, name)) };
  await setHours(owner, company, { from: '00:00', until: '24:00' });
  return company;
}

export async function publishSurvey(
  owner: pg.Client,
  { workspaceId, workspaceCode, staffId }: Caller,
  organisation: string,
): Promise<Pick<Company, 'surveyId' | 'publicToken'>> {
  const [surveyId, publicToken] = [uuid(), makeToken(workspaceCode)];
  const definition = draftFromQuestionnaire('recommendation', { name: 'Storm', organisation, readerName: 'Sanne' });
  await owner.query(
    `insert into survey (workspace_id, id, questionnaire, name, state, draft, public_token, created_by)
     values ($1, $2, 'recommendation', 'Storm', 'published', $3, $4, $5)`,
    [workspaceId, surveyId, definition, publicToken, staffId],
  );
  await owner.query(
    `insert into survey_version (workspace_id, id, survey_id, number, definition, slots, published_by)
     values ($1, $2, $3, 1, $4, '{"nps": 0}', $5)`,
    [workspaceId, uuid(), surveyId, definition, staffId],
  );
  return { surveyId, publicToken };
}

export type Hours = Readonly<{ from: string; until: string }>;

export async function setHours(owner: pg.Client, { caller }: Company, hours: Hours): Promise<void> {
  await owner.query(
    `insert into contact_rules (workspace_id, budget, send_hours) values ($1, $2, $3)
     on conflict (workspace_id) do update set send_hours = excluded.send_hours`,
    [caller.workspaceId, defaultBudgetRules, { zone: 'UTC', ...hours, noSundays: false, noHolidays: false }],
  );
}

/** Twenty customers to a receiver, so that a storm does not wait for the pace of a few. */
export async function makeCustomers(owner: pg.Client, { caller }: Company, count: number): Promise<void> {
  await owner.query(
    `insert into contact (workspace_id, id, email, email_key, address_hash)
     select $1, uuid_v7(), email, email, sha256(email::bytea)
     from generate_series(1, $3::int) n,
       lateral (select 'klant' || n || '@d' || n / 20 || '.' || $2 || '.example' as email) made`,
    [caller.workspaceId, caller.workspaceCode, count],
  );
}
