import { standardMetrics } from '@voldaan/domain/metrics/standard-metrics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { openDemo } from '../../demo/open-demo.ts';
import type { DemoOwner } from '../../demo/store.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { tableCsv } from '../figures/table-file.ts';
import { publishedSurveys } from '../views.ts';
import { type LoyaltyAsked, makeLoyalty } from './loyalty.ts';
import { loyaltyTable } from './loyalty-table.ts';
import { loyaltySchema } from './schema.ts';
import { showBehaviour } from './show-behaviour.ts';

const now = new Date('2026-11-21T12:00:00Z');

describe('the loyalty of a company’s customers', () => {
  let db: TestDatabase;
  let product: Product;
  let owner: DemoOwner;
  let surveys: ReadonlyMap<string, string>;

  const loyalty = (asked: Partial<LoyaltyAsked> = {}, workspaceId = owner.workspaceId) =>
    inWorkspace(db.databases.app, workspaceId, (trx) =>
      makeLoyalty(trx, product.columns, { period: '12m', horizonDays: 180, now, language: 'nl', ...asked }),
    );

  beforeAll(async () => {
    db = await createTestDatabase();
    product = makeTestProduct(db, { clock: () => now });
    owner = await openDemo(product);
    const listed = await inWorkspace(db.databases.app, owner.workspaceId, publishedSurveys);
    surveys = new Map(listed.map(({ name, id }) => [name, id]));
  });

  afterAll(() => db.drop());

  it('sorts everybody who answered all three questions into four groups', async () => {
    const { matrix, parts, missing } = await loyalty({ survey: surveys.get('Relatieonderzoek') });
    const { rows } = await db.superuser.query<{ satisfied: boolean; stays: boolean; free: boolean; count: number }>(`
      select (r.answers ->> 'sat_overall')::int >= 4 as satisfied, (r.answers ->> 'again')::int >= 8 as stays,
        (r.answers ->> 'free_switch')::int >= 3 as free, count(*)::int as count
      from response r
      where r.vote_class = 'human' and jsonb_typeof(r.answers -> 'sat_overall') = 'number'
        and jsonb_typeof(r.answers -> 'again') = 'number' and jsonb_typeof(r.answers -> 'free_switch') = 'number'
      group by 1, 2, 3`);
    const count = (wanted: (row: (typeof rows)[number]) => boolean) =>
      rows.filter(wanted).reduce((sum, row) => sum + row.count, 0);
    const n = count(() => true);
    const shares = new Map(matrix?.groups.map(({ group, share }) => [group, share]));
    expect(matrix?.n).toBe(n);
    expect(shares.get('ambassador')?.estimate).toBeCloseTo(
      count((row) => row.satisfied && row.stays && row.free) / n,
      12,
    );
    expect(shares.get('mercenary')?.estimate).toBeCloseTo(count((row) => row.satisfied && !row.stays) / n, 12);
    expect(shares.get('defector')?.estimate).toBeCloseTo(count((row) => !row.satisfied && !row.stays) / n, 12);
    expect(matrix?.captive_stayers.n).toBe(count((row) => row.stays));
    expect(parts.map(({ part, from }) => [part, from])).toEqual([
      ['satisfaction', 4],
      ['intention', 8],
      ['freedom', 3],
    ]);
    expect(missing).toEqual([]);
  });

  it('is of the survey that asks why customers stay, where nobody chose another', async () => {
    const { head } = await loyalty();
    expect(head?.survey.name).toBe('Relatieonderzoek');
  });

  it('of a survey that asks only one of them names the two questions that it lacks', async () => {
    const { matrix, missing } = await loyalty({ survey: surveys.get('Na de reparatie') });
    expect(matrix).toBeNull();
    expect(missing.map(({ part, library_item: item }) => [part, item])).toEqual([
      ['intention', 'again'],
      ['freedom', 'free_switch'],
    ]);
    expect(missing[0]?.label).toContain('Rijklaar Fietsherstel');
  });

  it('follows each customer from the first answer, and those alone to the horizon whom it has passed', async () => {
    const { bought, left, purchase_kinds: kinds } = await loyalty({ survey: surveys.get('Relatieonderzoek') });
    expect(kinds).toEqual(['order_placed']);
    const { rows } = await db.superuser.query<{ n: number; bought: number; past: number; past_bought: number }>(
      `with said as (
        select distinct on (link.contact_id) link.contact_id, r.started_at as at, (r.answers ->> 'sat_overall')::int as score
        from response r join response_contact link on link.response_id = r.id
        where r.survey_id = $2 and r.vote_class = 'human' and jsonb_typeof(r.answers -> 'sat_overall') = 'number'
        order by link.contact_id, r.started_at
      ), followed as (
        select said.*, (select min(e.occurred_at) from customer_event e where e.contact_id = said.contact_id
          and e.kind = 'order_placed' and e.occurred_at > said.at) as bought_at
        from said join contact c on c.id = said.contact_id
        where said.score >= 4 and (c.left_at is null or c.left_at > said.at)
      )
      select count(*)::int as n, count(bought_at)::int as bought,
        count(*) filter (where at <= $1::timestamptz - interval '180 days')::int as past,
        count(*) filter (where at <= $1::timestamptz - interval '180 days'
          and bought_at < at + interval '180 days')::int as past_bought
      from followed`,
      [now, surveys.get('Relatieonderzoek')],
    );
    const satisfied = bought?.curves.find((curve) => curve.class === 'satisfied');
    expect([satisfied?.n, satisfied?.events]).toEqual([rows[0]?.n, rows[0]?.bought]);
    const share = bought?.within.find((one) => one.class === 'satisfied')?.share;
    expect(share?.n).toBe(rows[0]?.past);
    expect(share?.estimate).toBeCloseTo((rows[0]?.past_bought ?? 0) / (rows[0]?.past ?? 1), 12);
    expect(bought?.verdict).toBe('linked');
    expect(left?.verdict).toBe('linked');
  });

  it('counts as buying again what the reader says it is', async () => {
    const asked = { survey: surveys.get('Relatieonderzoek') };
    const { bought, purchase_kinds: kinds } = await loyalty({ ...asked, purchase: 'complaint_opened' });
    expect(kinds).toEqual(['complaint_opened']);
    expect(bought?.verdict).toBe('too few');
  });

  it('shows no class, and no tail of a curve, of fewer than five customers', async () => {
    for (const period of ['30d', '90d', '12m', 'all']) {
      const {
        bought,
        left,
        value_at_stake: stakes,
      } = await loyalty({ survey: surveys.get('Relatieonderzoek'), period });
      for (const { curves, within } of [bought, left].flatMap((told) => told ?? [])) {
        for (const { n, points } of curves) {
          expect(n).toBeGreaterThanOrEqual(5);
          for (const point of points) expect(point.at_risk).toBeGreaterThanOrEqual(5);
        }
        for (const { share } of within) expect(share.n >= 5 || share.estimate === null).toBe(true);
      }
      for (const stake of stakes) expect(stake.customers).toBeGreaterThanOrEqual(5);
    }
  });

  it('tells the day by which half had left only where enough were still followed', () => {
    const grade = { ...standardMetrics.grade, scale: { min: 1, max: 10, step: 1 } };
    const medianOf = (count: number) => {
      const rows = [10, 20, 30, 40, 50, 60].map(
        (days) => ({ event: 'left', score: 9, days, has_event: true, is_past: true, count }) as const,
      );
      const told = { metric: grade, horizonDays: 180, period: { from: '2026-01-01', to: '2027-01-01' } };
      return showBehaviour(rows, told)?.curves[0]?.median;
    };
    expect(medianOf(20)).toMatchObject({ days: 35, low: expect.any(Number), high: expect.any(Number) });
    expect(medianOf(1)).toBeNull();
  });

  it('counts the chosen groups alone, and nothing of one that is too small', async () => {
    const asked = { survey: surveys.get('Relatieonderzoek') };
    const all = await loyalty(asked);
    const some = await loyalty({ ...asked, where: 'attribute:shop~Zeist' });
    expect(some.matrix?.n).toBeGreaterThan(5);
    expect(some.matrix?.n).toBeLessThan(all.matrix?.n ?? 0);
    const customers = ({ bought }: typeof all) => bought?.curves.reduce((sum, { n }) => sum + n, 0) ?? 0;
    expect(customers(some)).toBeLessThan(customers(all));
    const few = await loyalty({
      ...asked,
      period: '30d',
      where: 'attribute:shop~Zeist;language~nb;attribute:bicycle~bakfiets',
    });
    expect(few).toMatchObject({ matrix: null, bought: null, left: null, value_at_stake: [] });
  });

  it('follows whole quarters, so that two periods a day apart tell of nobody', async () => {
    const asked = { survey: surveys.get('Relatieonderzoek') };
    const [one, other] = await Promise.all([
      loyalty({ ...asked, period: '2026-05-01..2026-05-20' }),
      loyalty({ ...asked, period: '2026-05-01..2026-05-21' }),
    ]);
    expect(one.followed).toEqual({ from: '2026-04-01', to: '2026-07-01' });
    expect([one.bought, one.left, one.value_at_stake]).toEqual([other.bought, other.left, other.value_at_stake]);
  });

  it('tells of whom nothing was heard and who never answered, but not of whom it cannot know that they did not', async () => {
    const { rows } = await db.superuser.query<{ wave_id: string }>(
      `select wave_id from invitation i
       where state = 'sent' and contact_id is not null
         and not exists (select from response_contact link where link.contact_id = i.contact_id)
       group by wave_id order by count(*) desc, wave_id limit 1`,
    );
    const ids = [owner.workspaceId, rows[0]?.wave_id];
    const before = await loyalty();
    await db.superuser.query(
      `insert into wave_anonymity (workspace_id, wave_id, key, languages) values ($1, $2, sha256('k'), '{nl}')`,
      ids,
    );
    const after = await loyalty();
    await db.superuser.query('delete from wave_anonymity where workspace_id = $1 and wave_id = $2', ids);
    const counted = async (anonymous: string | null) =>
      (
        await db.superuser.query(
          `select count(*)::int as customers, count(*) filter (where is_unheard)::int as unheard,
            count(*) filter (where is_unanswered)::int as unanswered,
            count(*) filter (where is_unheard and is_unanswered)::int as silent
           from (
             select coalesce(heard_at, customer_since, created_at) < $2 as is_unheard,
               exists (select from invitation i where i.contact_id = contact.id and i.state = 'sent'
                 and i.wave_id is distinct from $3)
               and not exists (select from response_contact link where link.contact_id = contact.id) as is_unanswered
             from contact
             where workspace_id = $1 and lifecycle = 'customer' and not is_sample and not is_case_only
           ) customers`,
          [owner.workspaceId, before.silent.since, anonymous],
        )
      ).rows[0];
    expect(before.silent).toMatchObject(await counted(null));
    expect(after.silent).toMatchObject(await counted(rows[0]?.wave_id ?? ''));
    expect(after.silent.unanswered).toBeLessThan(before.silent.unanswered);
  });

  it('goes along as a file with the same figures, in the reader’s words', async () => {
    const reply = await loyalty({ survey: surveys.get('Relatieonderzoek') });
    const { columns, rows } = loyaltyTable(reply, 'nl');
    const captives = rows.find(([part, name]) => part === 'Van wie wil blijven' && name === 'Gebonden');
    expect(columns).toHaveLength(captives?.length ?? 0);
    expect(captives?.[2]).toEqual({ value: reply.matrix?.captive_stayers.estimate, decimals: 0, isShare: true });
    expect(captives?.[5]).toBe(reply.matrix?.captive_stayers.n);
    for (const language of ['nl', 'nb', 'en'] as const)
      expect(tableCsv(loyaltyTable(reply, language), language)).not.toMatch(/(loyalty|figures)\.table/);
  });

  it('fits its own description, also of a company without a survey', async () => {
    expect(loyaltySchema.encode(await loyalty()).head).not.toBeNull();
    const other = await db.newWorkspace('Hansen AS');
    const empty = loyaltySchema.encode(await loyalty({}, other.id));
    expect(empty).toMatchObject({
      head: null,
      matrix: null,
      silent: { customers: 0 },
      purchase_kinds: ['order_placed', 'subscription_renewed'],
    });
  });

  it('of the survey of another company is as unknown as one that does not exist', async () => {
    const other = await db.newWorkspace('Bakker');
    const asked = { survey: surveys.get('Relatieonderzoek') };
    await expect(loyalty(asked, other.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
