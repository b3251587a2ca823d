import { checkStudy } from '@voldaan/domain/studies/check-study';
import { purposeOf } from '@voldaan/domain/studies/schedule/study';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { makeOverview } from '../metrics/overview.ts';
import { publishedSurveys } from '../metrics/views.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { openDemo } from './open-demo.ts';

describe('the sample company', () => {
  let db: TestDatabase;
  let product: Product;

  beforeAll(async () => {
    db = await createTestDatabase();
    product = makeTestProduct(db, { clock: () => new Date('2026-11-21T12:00:00Z') });
  });

  afterAll(() => db.drop());

  it('is made once and found again at the next start', async () => {
    const first = await openDemo(product);
    expect(await openDemo(product)).toEqual(first);
  });

  it('wrote each mail for the purpose of its study', async () => {
    const { workspaceId } = await openDemo(product);
    const { rows } = await db.superuser.query(
      `select distinct study.kind, invitation.purpose, wave.purpose as of_wave from invitation
       join study on study.id = invitation.study_id join wave on wave.id = invitation.wave_id
       where invitation.workspace_id = $1 and invitation.channel = 'mail' order by study.kind`,
      [workspaceId],
    );
    expect(rows).toContainEqual({ kind: 'complaint', purpose: 'complaint', of_wave: 'complaint' });
    for (const { kind, purpose, of_wave } of rows)
      expect([purpose, of_wave]).toEqual([purposeOf(kind), purposeOf(kind)]);
  });

  it('has a year of answers to read for each of its surveys', async () => {
    const owner = await openDemo(product);
    const question = { period: '12m', today: '2026-11-21', language: 'nl', maySeePersons: true } as const;
    const overviews = await inWorkspace(db.databases.app, owner.workspaceId, async (trx) => {
      const surveys = await publishedSurveys(trx);
      const made = [];
      for (const survey of surveys)
        made.push(await makeOverview(trx, product.columns, { ...question, survey: survey.id }));
      return made;
    });
    const roles = overviews.map(({ head }) => head?.item.role).toSorted();
    expect(roles).toEqual(['csat', 'csat', 'csat', 'csat', 'grade', 'nps', 'nps']);
    // What was expected is asked once, at the start, and without words; how a complaint was handled, few are asked.
    const told = overviews.filter(({ head }) => !/^(Verwachting|Afhandeling)/.test(head?.survey.name ?? ''));
    expect(told).toHaveLength(4);
    for (const overview of told) {
      expect(overview.metric?.n).toBeGreaterThan(150);
      expect(overview.metric?.display).toBe('full');
      expect(overview.trend.length).toBeGreaterThanOrEqual(4);
      expect(overview.comments).toHaveLength(6);
    }
    const relation = overviews.find(({ head }) => head?.survey.name === 'Aanbeveling');
    expect(relation?.trend.length).toBeGreaterThanOrEqual(11);
    expect(relation?.funnel?.invited).toBeGreaterThan(550);
    expect(relation?.funnel?.losses.length).toBeGreaterThan(0);
  });

  it('has studies with a purpose and a norm that their metric can reach', async () => {
    const { rows } = await db.superuser.query<{ plan: StudyDraft }>('select plan from study');
    const lacks = rows.flatMap(({ plan }) => checkStudy(plan, undefined));
    expect(rows).toHaveLength(9);
    expect(lacks.filter(({ step }) => step === 'purpose' || step === 'norm')).toEqual([]);
  });

  it('asked nobody twice within 90 days, as the product promises', async () => {
    const { rows } = await db.superuser.query(`
      select count(*)::int as count from invitation one join invitation other
        on other.address_hash = one.address_hash and other.id <> one.id and other.handed_at >= one.handed_at
      where one.kind = 'invitation' and other.kind = 'invitation' and other.handed_at < one.handed_at + interval '90 days'`);
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('has customers of every kind, with what happened to them and a complaint that is open', async () => {
    const { rows } = await db.superuser.query(`
      select count(*) filter (where lifecycle = 'former') > 10 as left,
        count(*) filter (where organisation_id is not null) > 50 as firms,
        count(*) filter (where open_complaints > 0) > 0 as complaints,
        (select count(*) > 1500 from customer_event) as events
      from contact`);
    expect(rows).toEqual([{ left: true, firms: true, complaints: true, events: true }]);
  });

  it('tells its answers apart by what the customers were like, and serves some of them worse', async () => {
    const { rows } = await db.superuser.query(`
      select trait_value.value as shop, count(*)::int > 30 as enough, avg(q0)::float as mean
      from score_row join survey on survey.id = score_row.survey_id and survey.questionnaire = 'recommendation'
      join trait on trait.key = 'shop'
      join trait_value on trait_value.slot = trait.slot
        and trait_value.code = (to_jsonb(score_row) ->> ('a' || trait.slot))::integer
      group by 1 order by mean`);
    expect(rows.map(({ enough }) => enough)).toEqual([true, true, true, true]);
    expect(rows[0]).toMatchObject({ shop: 'Hilversum' });
    expect(rows[3].mean - rows[0].mean).toBeGreaterThan(0.5);
    const counter = await db.superuser.query(`
      select count(*)::int as count from score_row join survey on survey.id = score_row.survey_id
        and survey.questionnaire = 'contact-moment'
      where num_nonnulls(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15) = 2`);
    expect(counter.rows, 'the moment and the study, and nothing of whoever answered').toEqual([{ count: 420 }]);
  });

  it('keeps no row in the partition for months that were not foreseen', async () => {
    const { rows } = await db.superuser.query('select count(*)::int as count from score_row_other');
    expect(rows).toEqual([{ count: 0 }]);
  });
});
