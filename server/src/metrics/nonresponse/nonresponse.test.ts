import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { openDemo } from '../../demo/open-demo.ts';
import type { DemoOwner } from '../../demo/store.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { tableCsv } from '../figures/table-file.ts';
import { publishedSurveys } from '../views.ts';
import { makeNonresponse, type NonresponseAsked } from './nonresponse.ts';
import { nonresponseTable } from './nonresponse-table.ts';
import { nonresponseSchema } from './schema.ts';

const now = new Date('2026-11-21T12:00:00Z');

describe('who answered and who did not', () => {
  let db: TestDatabase;
  let product: Product;
  let owner: DemoOwner;
  let surveys: ReadonlyMap<string, string>;

  const nonresponse = (asked: Partial<NonresponseAsked> = {}, workspaceId = owner.workspaceId) =>
    inWorkspace(db.databases.app, workspaceId, (trx) =>
      makeNonresponse(trx, product.columns, {
        period: '12m',
        eligibility: 1,
        today: '2026-11-21',
        language: 'nl',
        ...asked,
      }),
    );

  beforeAll(async () => {
    db = await createTestDatabase();
    product = makeTestProduct(db, { clock: () => now });
    owner = await openDemo(product);
    const listed = await inWorkspace(db.databases.app, owner.workspaceId, publishedSurveys);
    surveys = new Map(listed.map(({ name, id }) => [name, id]));
  });

  afterAll(() => db.drop());

  it('counts everybody who was selected once, with what became of it', async () => {
    const { outcomes, selected, rates } = await nonresponse({ survey: surveys.get('Relatieonderzoek') });
    const { rows } = await db.superuser.query<{ invited: number; withheld: number; complete: number }>(
      `select (select count(*) from invitation where survey_id = $1 and kind = 'invitation')::int as invited,
        (select count(*) from contact_request q join study on study.id = q.study_id where study.survey_id = $1)::int as withheld,
        (select count(*) from response where survey_id = $1 and channel in ('mail', 'telephone') and vote_class = 'human'
          and completed_at is not null)::int as complete`,
      [surveys.get('Relatieonderzoek')],
    );
    const { invited = 0, withheld = 0, complete = 0 } = rows[0] ?? {};
    expect(selected).toBe(invited + withheld);
    expect(outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(selected);
    expect(outcomes.find(({ outcome }) => outcome === 'complete')?.count).toBe(complete);
    expect(outcomes.find(({ outcome }) => outcome === 'returned')?.reasons).toEqual([
      { reason: '550', count: expect.any(Number) },
      { reason: 'wrong_number', count: expect.any(Number) },
    ]);
    // Whoever is still to be called was not asked yet.
    const waiting = outcomes.find(({ outcome }) => outcome === 'waiting')?.count ?? 0;
    const asked = selected - waiting;
    expect([waiting > 0, asked > waiting]).toEqual([true, true]);
    const rr1 = rates.find(({ rate }) => rate === 'rr1')?.value;
    expect(rr1).toMatchObject({ n: asked, method: 'wilson' });
    expect(rr1?.estimate).toBeCloseTo(complete / asked, 12);
  });

  it('tells who answered by what is known of everybody, and weighs the score to it', async () => {
    const { traits, weighing } = await nonresponse({ survey: surveys.get('Relatieonderzoek') });
    expect(traits.map(({ trait }) => trait)).toContain('attribute:shop');
    for (const { r_indicator: indicator, groups } of traits) {
      expect(indicator.high ?? 0).toBeGreaterThanOrEqual(indicator.estimate ?? 1);
      for (const { rate } of groups) expect(rate.n).toBeGreaterThanOrEqual(5);
    }
    expect(weighing.weighed?.effective_n).toBeLessThanOrEqual(weighing.weighed?.weighted.n ?? 0);
    expect(weighing.weighed?.weight_most).toBeLessThanOrEqual(4 + 1e-9);
  });

  it('tells groups by whole quarters, so that of two periods a day apart nobody can be told', async () => {
    const asked = { survey: surveys.get('Relatieonderzoek') };
    const [one, other] = await Promise.all([
      nonresponse({ ...asked, period: '2026-07-03..2026-09-20' }),
      nonresponse({ ...asked, period: '2026-07-03..2026-09-21' }),
    ]);
    expect(one.grouped).toEqual({ from: '2026-07-01', to: '2026-10-01', unit: 'quarter' });
    expect(one.traits).toEqual(other.traits);
    expect(one.weighing).toEqual(other.weighing);
    const { rows } = await db.superuser.query<{ asked: number }>(
      `select count(*)::int as asked from invitation i
        where i.survey_id = $1 and i.kind = 'invitation' and i.state not in ('planned', 'claimed', 'handed')
          and i.planned_at >= '2026-07-01' and i.planned_at < '2026-10-01'`,
      [asked.survey],
    );
    const shop = one.traits.find(({ trait }) => trait === 'attribute:shop');
    expect(shop?.groups.reduce((sum, { rate }) => sum + rate.n, 0)).toBe(rows[0]?.asked);
  });

  it('names the groups for whom nobody can speak, and weighs to the others', async () => {
    await db.superuser.query(
      `update contact set country = case when id in (
          select i.contact_id from invitation i where i.survey_id = $1 and i.kind = 'invitation' and i.answered_at is null
            and i.state = 'sent' and not exists (select from invitation other where other.contact_id = i.contact_id
              and other.survey_id = $1 and other.answered_at is not null)
          order by i.id limit 9) then 'BE' else 'NL' end where workspace_id = $2`,
      [surveys.get('Relatieonderzoek'), owner.workspaceId],
    );
    const asked = { survey: surveys.get('Relatieonderzoek') };
    const left = await nonresponse(asked);
    expect(left.weighing.left_out).toEqual([{ trait: 'country', label: 'Land', value: 'BE' }]);
    expect(left.weighing.weighed).not.toBeNull();
    const refused = await nonresponse({ ...asked, margin: 'country~attribute:shop' });
    expect(refused.weighing).toMatchObject({
      weighed: null,
      reason: 'empty_category',
      empty: [{ trait: 'country', value: 'BE' }],
    });
    await expect(nonresponse({ ...asked, margin: 'attribute:income' })).rejects.toMatchObject({
      code: 'unknown_trait',
    });
  });

  it('opens with another survey, though its customers have none of the traits in the address', async () => {
    const { weighing } = await nonresponse({ survey: surveys.get('Na de reparatie'), margin: 'attribute:shop' });
    expect(weighing).toMatchObject({ weighed: null, reason: 'no_margin' });
  });

  it('says what the silent could do to the score, and whether late answers differ', async () => {
    const { bounds, effort } = await nonresponse({ survey: surveys.get('Relatieonderzoek') });
    const [, one] = bounds?.what_if ?? [];
    const silent = 1 - (bounds?.answered ?? 0) / (bounds?.asked ?? 1);
    expect(one?.shift).toBe(1);
    expect(one?.estimate.estimate).toBeCloseTo((bounds?.extremes.estimate ?? 0) - silent, 9);
    expect(effort?.is_by_reminder).toBe(true);
    // Whoever an interviewer called answers at another moment: what the telephone does is not taken for what time does.
    const { rows } = await db.superuser.query(
      `select count(*)::int as called from response r join survey s on s.id = r.survey_id
       where s.id = $1 and r.channel = 'telephone' and r.vote_class = 'human'`,
      [surveys.get('Relatieonderzoek')],
    );
    expect(rows[0].called).toBeGreaterThan(0);
    expect(effort?.left_out).toBeGreaterThan(0);
    expect(effort?.left_out).toBeLessThanOrEqual(rows[0].called);
    const alone = (bounds?.answered ?? 0) - (effort?.left_out ?? 0);
    expect((effort?.early.n ?? 0) + (effort?.late.n ?? 0)).toBe(alone);
    expect(effort?.points.at(-1)?.score.n).toBe(alone);
  });

  it('of a survey behind an open link says that nobody knows who did not answer', async () => {
    const { uninvited, selected, rates, bounds } = await nonresponse({ survey: surveys.get('Na de reparatie') });
    expect(uninvited).toBeGreaterThan(300);
    expect(selected).toBe(0);
    expect(bounds).toBeNull();
    for (const { value } of rates) expect(value).toMatchObject({ estimate: null, n: 0 });
  });

  it('goes along as a file with the same figures, in the reader’s words', async () => {
    const reply = await nonresponse({ survey: surveys.get('Relatieonderzoek') });
    const { rows } = nonresponseTable(reply, 'nl');
    const weighted = rows.find(([, name]) => name === 'Gewogen');
    expect(weighted?.[2]).toMatchObject({ value: reply.weighing.weighed?.weighted.estimate, decimals: 1 });
    for (const language of ['nl', 'nb', 'en'] as const)
      expect(tableCsv(nonresponseTable(reply, language), language)).not.toMatch(/(nonresponse|figures)\.table/);
  });

  it('fits its own description, also of a company without a survey', async () => {
    expect(nonresponseSchema.encode(await nonresponse()).head).not.toBeNull();
    const other = await db.newWorkspace('Hansen AS');
    expect(nonresponseSchema.encode(await nonresponse({}, other.id))).toMatchObject({ head: null, selected: 0 });
    await expect(nonresponse({ survey: surveys.get('Relatieonderzoek') }, other.id)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
