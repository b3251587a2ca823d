import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { takeConsent } from '../../contacts/contact-detail.ts';
import { addPastedContacts } from '../../contacts/contacts.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { useTestPlanning } from '../../invitations/test-planning.ts';
import { openAllParts, startTestStudy, type TestCustomer } from '../../invitations/test-study.ts';
import { drainNews } from '../../jobs/drain-news.ts';
import { tellEvents } from '../../touchpoints/tell-events.ts';
import { openCase, takeStep } from '../cases.ts';
import { closingListener } from './hear-closing.ts';
import { changeRecovery, showRecovery } from './recovery.ts';
import { listRecoveryAnswers, recoveryOfCase } from './views.ts';

const { scene, customers, plan, show, pass, invitations } = useTestPlanning();

function caller(): Caller {
  const { id: workspaceId, code: workspaceCode, ownerId: staffId } = scene().workspace;
  return { workspaceId, workspaceCode, staffId, sessionId: uuid(), role: 'owner', language: 'nl' };
}

const inHouse = <T>(work: (db: WorkspaceTransaction) => Promise<T>) =>
  inWorkspace(scene().database.databases.app, scene().workspace.id, work);

async function complain(customer: TestCustomer | undefined): Promise<string> {
  if (customer === undefined) throw new Error('no customer');
  const { id } = await inHouse((db) =>
    openCase(scene().product, db, {
      workspaceCode: scene().workspace.code,
      intake: { kind: 'complaint', source: 'phone', words: 'De bel is kapot', contactId: customer.id, language: 'nl' },
    }),
  );
  return id;
}

/** The customer takes it back, or the firm opens it again. */
async function step(caseId: string, what: 'closed' | 'reopened', revision: number): Promise<void> {
  const at = scene().now;
  const event =
    what === 'closed'
      ? ({ what, closing: 'withdrawn', at, by: { kind: 'customer' } } as const)
      : ({ what, reason: 'nog steeds kapot', at, by: { kind: 'staff', id: scene().workspace.ownerId } } as const);
  await inHouse((db) => takeStep(scene().product, db, { caseId, revision, event }));
  await drainNews(scene().product, [closingListener]);
}

describe('asking afterwards how a complaint was handled', () => {
  test('is switched on in one go, asks some days after closing, and the answer stands with the case', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    expect(await showRecovery(scene().product, caller())).toMatchObject({ is_on: false, study_id: null });
    const on = await changeRecovery(scene().product, caller(), { is_on: true, delay_days: 3 });
    expect(on).toMatchObject({ is_on: true, delay_days: 3 });
    const caseId = await complain(jan);
    await step(caseId, 'closed', 1);
    await plan();
    const [mail, ...others] = await invitations();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ email: 'jan@klant.example', due_at: new Date(scene().now.getTime() + 3 * dayMs) });
    await answer({ sat_moment: 4, c_solved: 'yes', c_heard: 5 });
    const [said] = await inHouse((db) => recoveryOfCase(db, caseId));
    expect(said).toMatchObject({ caseId, contactId: jan?.id, answers: { c_heard: 5 } });
    const asked = {
      ...{ from: new Date(Date.now() - dayMs), until: new Date(Date.now() + dayMs) },
      whose: () => sql`true`,
    };
    expect(await inHouse((db) => listRecoveryAnswers(db, asked))).toHaveLength(1);
    expect(await inHouse((db) => recoveryOfCase(db, uuid()))).toEqual([]);
  });

  test('is one study however often it is switched on, off, and to other days', async () => {
    const set = (is_on: boolean, delay_days: number) =>
      changeRecovery(scene().product, caller(), { is_on, delay_days });
    const first = await set(true, 4);
    expect(await set(true, 4)).toEqual(first);
    expect(await set(false, 4)).toMatchObject({ is_on: false, study_id: first.study_id });
    expect(await set(true, 7)).toEqual({ ...first, delay_days: 7 });
    const { rows } = await scene().database.superuser.query(
      `select (select count(*) from study where workspace_id = $1 and kind = 'complaint')::int as studies,
        (select count(*) from survey where workspace_id = $1 and questionnaire = 'complaint')::int as surveys`,
      [scene().workspace.id],
    );
    expect(rows).toEqual([{ studies: 1, surveys: 1 }]);
  });
});

describe('a complainant whom no list knows', () => {
  const email = 'kari@klant.example';

  async function complainFrom(source: 'form' | 'mail'): Promise<string> {
    const intake = {
      kind: 'complaint',
      source,
      words: 'De bel is kapot',
      email,
      name: 'Kari',
      language: 'nb',
    } as const;
    const { id } = await inHouse((db) =>
      openCase(scene().product, db, { workspaceCode: scene().workspace.code, intake }),
    );
    return id;
  }

  const flags = async () => {
    const { rows } = await scene().database.superuser.query(
      'select is_case_only, language, name from contact where workspace_id = $1 and email = $2',
      [scene().workspace.id, email],
    );
    return rows;
  };

  async function askEverybody() {
    const on = new Date(scene().now.getTime()).toISOString().slice(0, 10);
    const timing = { kind: 'relation', cadence: { every: 'once', on }, validHours: 24 * 60 } as const;
    const whole = { timing, audience: {}, reminder: null };
    const study = await startTestStudy(scene().app, { kind: 'relation', surveyId: scene().survey, plan: whole });
    await plan();
    await openAllParts(scene().product, scene().workspace, await show(study));
    return show(study);
  }

  test('is asked afterwards how it was handled, in their language, and about nothing else', async () => {
    await customers([{ email: 'an@klant.example' }]);
    await changeRecovery(scene().product, caller(), { is_on: true, delay_days: 3 });
    await step(await complainFrom('form'), 'closed', 1);
    expect(await flags()).toEqual([{ is_case_only: true, language: 'nb', name: 'Kari' }]);
    await plan();
    expect((await invitations()).map((mail) => mail.email)).toEqual([email]);
    expect((await askEverybody()).frame).toMatchObject({ waiting: 1, withheld: 0, deferred: 0 });
    // The second complaint of the same address is the same person's.
    await complainFrom('mail');
    expect(await flags()).toHaveLength(1);
  });

  test('is a customer as any other once the company names the address itself, or they agree to be asked', async () => {
    await complainFrom('form');
    await addPastedContacts(scene().product, caller(), email);
    expect(await flags()).toEqual([{ is_case_only: false, language: 'nb', name: 'Kari' }]);
    await scene().database.superuser.query('update contact set is_case_only = true where email = $1', [email]);
    const order = {
      kind: 'order_placed',
      external_id: 'o1',
      occurred_at: scene().now.toISOString(),
      contact: { email },
    };
    await tellEvents(scene().product, { workspaceId: scene().workspace.id }, [order]);
    expect(await flags()).toMatchObject([{ is_case_only: false }]);
    await scene().database.superuser.query('update contact set is_case_only = true where email = $1', [email]);
    const { rows } = await scene().database.superuser.query<{ id: string }>(
      'select id from contact where email = $1 and workspace_id = $2',
      [email, scene().workspace.id],
    );
    const said = { purpose: 'research', is_given: true, source: 'telefoon' } as const;
    await takeConsent(scene().product, caller(), rows[0]?.id ?? '', said);
    expect(await flags()).toMatchObject([{ is_case_only: false }]);
  });
});

/** As if the one customer who was invited had answered. */
async function answer(answers: Readonly<Record<string, unknown>>): Promise<void> {
  const id = uuid();
  const { database, workspace } = scene();
  await database.superuser.query(
    `insert into response (workspace_id, id, survey_id, survey_version_id, respondent_key, language, channel, started_at, completed_at, changed_at, vote_class, answers)
     select workspace_id, $2, survey_id, survey_version_id, 'i:jan-de-klant', 'nl', 'mail', now(), now(), now(), 'human', $3 from invitation where workspace_id = $1`,
    [workspace.id, id, JSON.stringify(answers)],
  );
  await database.superuser.query(
    `insert into response_contact (workspace_id, response_id, contact_id, invitation_id)
     select workspace_id, $2, contact_id, id from invitation where workspace_id = $1`,
    [workspace.id, id],
  );
}

describe('a customer whom a study passed by because of a complaint', () => {
  const today = new Date().toISOString().slice(0, 10);
  const timing = { kind: 'relation', cadence: { every: 'once', on: today }, validHours: 24 * 60 } as const;

  async function passedBy() {
    const [jan] = await customers([{ email: 'jan@klant.example' }, { email: 'an@klant.example' }]);
    const caseId = await complain(jan);
    const whole = { timing, audience: {}, reminder: null };
    const study = await startTestStudy(scene().app, { kind: 'relation', surveyId: scene().survey, plan: whole });
    await plan();
    await openAllParts(scene().product, scene().workspace, await show(study));
    expect((await invitations()).map(({ email }) => email)).toEqual(['an@klant.example']);
    expect((await show(study)).frame).toMatchObject({ waiting: 1, withheld: 1, deferred: 0 });
    return { caseId, study };
  }

  test('comes back into it a fortnight after the complaint was closed', async () => {
    const { caseId, study } = await passedBy();
    await step(caseId, 'closed', 1);
    expect((await show(study)).frame).toMatchObject({ withheld: 0, deferred: 1 });
    pass(13 * dayMs);
    await plan();
    expect(await invitations()).toHaveLength(1);
    pass(2 * dayMs);
    await plan();
    expect((await invitations()).map(({ email }) => email)).toContain('jan@klant.example');
    expect((await show(study)).frame).toMatchObject({ withheld: 0, deferred: 0 });
  });

  test('is passed by again when it was opened again meanwhile, and comes back after the second closing', async () => {
    const { caseId, study } = await passedBy();
    await step(caseId, 'closed', 1);
    pass(dayMs);
    await step(caseId, 'reopened', 2);
    pass(15 * dayMs);
    await plan();
    expect(await invitations()).toHaveLength(1);
    expect((await show(study)).frame).toMatchObject({ withheld: 1, deferred: 0 });
    await step(caseId, 'closed', 3);
    pass(15 * dayMs);
    await plan();
    expect((await invitations()).map(({ email }) => email)).toContain('jan@klant.example');
  });
});
