import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { showId } from '../../database/public-id.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { responseConditions, storedScore } from '../figures/condition-views.ts';
import { countTotal } from '../figures/count-figure.ts';
import { openFigure } from '../figures/open-figure.ts';
import type { TraitValues } from '../figures/schema.ts';
import type { CrossTab } from './schema.ts';
import { towns, useTestSegments } from './test-segments.ts';

const { scene, ask, segments } = useTestSegments();

describe('the values that groups can be chosen by', () => {
  test('are listed for whoever chooses, and a figure names only those that are chosen', async () => {
    const { data } = await ask<Readonly<{ data: readonly TraitValues[] }>>('/v1/traits', {
      survey: showId('srv', scene().survey.id),
    });
    const offered = data.find(({ name }) => name === 'attribute:town')?.values ?? [];
    expect(offered.map(({ value }) => value).toSorted()).toEqual(towns.slice(1).toSorted());
    const { head } = await segments({ by: 'country', where: 'attribute:town~Zeist', period: 'all' });
    const named = (name: string) => head?.traits.find((trait) => trait.name === name);
    expect(named('attribute:town')).toMatchObject({ value_count: 7, chosen: [{ value: 'Zeist', label: 'Zeist' }] });
    expect(named('country')).toMatchObject({ value_count: 2, chosen: [] });
    expect(JSON.stringify(head)).not.toContain('Houten');
  });

  test('are none that fewer than five answers have', async () => {
    const { data } = await ask<Readonly<{ data: readonly TraitValues[] }>>('/v1/traits', {});
    const offered = data.find(({ name }) => name === 'language')?.values ?? [];
    const own = { nl: 'n', nb: 'b', en: 'e' };
    const large = Object.entries(own).flatMap(([name, letter]) =>
      scene().rows.filter(({ language }) => language === letter).length >= disclosureMinimum ? [name] : [],
    );
    expect(offered.map(({ value }) => value).toSorted()).toEqual(large.toSorted());
  });
});

describe('the groups of a trait', () => {
  test('stand each against the rest, the unhappy ones last, and are judged for how many they are', async () => {
    const { by, groups, total, head } = await segments({ by: 'attribute:town', period: 'all' });
    expect(by).toEqual({ name: 'attribute:town', label: 'town' });
    expect(total?.n).toBe(scene().rows.length);
    expect(head?.unit).not.toBeNull();
    const last = groups.at(-1);
    expect(last).toMatchObject({ value: 'Utrecht', comparison: { verdict: 'lower', is_better: false } });
    expect(last?.comparison.adjusted_p_value).toBeGreaterThanOrEqual(last?.comparison.p_value ?? 1);
    for (const { value, estimate, is_partial: isPartial } of groups) {
      const own = scene().rows.filter(({ town }) => towns[town] === value).length;
      if (!isPartial) expect(estimate.n).toBe(own);
      expect(estimate.n).toBeLessThanOrEqual(own);
      expect(estimate.n).toBeGreaterThanOrEqual(disclosureMinimum);
    }
  });

  test('are those of the first trait that tells anything, when none is named', async () => {
    expect((await segments({ period: 'all' })).by?.name).toBe('attribute:town');
  });

  test('tell how they changed since the year before, each by its own answers', async () => {
    const { groups } = await segments({ by: 'country', period: '2026-Q3', compare: 'previous' });
    expect(groups.map(({ change }) => change?.verdict)).toEqual(['no difference shown', 'no difference shown']);
    expect((await segments({ by: 'country', period: '2026-Q3' })).groups[0]?.change).toBeNull();
  });

  test('are refused by a trait that there is not, and by too many at once', async () => {
    const refused = await scene().app.inject({ method: 'GET', url: '/v1/segments?by=attribute:shoe' });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'unknown_trait']);
    const where = ['attribute:town~Zeist', 'country~nl', 'event:product~step', 'language~nl'].join(';');
    const many = await scene().app.inject({
      method: 'GET',
      url: `/v1/segments?${new URLSearchParams({ by: 'channel', where })}`,
    });
    expect(many.json().code).toBe('traits_too_many');
  });
});

describe('a cross-tab', () => {
  test('tells the answers by group: shares of the column, n, intervals and letters', async () => {
    const tab = await ask<CrossTab>('/v1/cross-tabs', { columns: 'attribute:town', period: 'all' });
    const utrecht = tab.columns.findIndex(({ value }) => value === 'Utrecht');
    const detractors = tab.answers.find(({ key }) => key === 'detractors');
    expect(detractors?.cells[utrecht]?.letters.length).toBeGreaterThan(0);
    for (const [place, column] of tab.columns.entries()) {
      const scores = tab.answers.filter(({ kind }) => kind === 'score');
      expect(scores.reduce((sum, { cells }) => sum + (cells[place]?.count ?? 0), 0)).toBe(column.n);
      const share = detractors?.cells[place]?.share;
      expect(share?.n).toBe(column.n);
      expect(share?.low).toBeLessThanOrEqual(share?.estimate ?? -1);
    }
    expect(tab.association?.p_value).toBeLessThan(0.001);
  });

  test('of two traits has the score of each pair, and none of a pair that is too small', async () => {
    const asked = { columns: 'country', rows: 'event:product', period: 'all' };
    const tab = await ask<CrossTab>('/v1/cross-tabs', asked);
    expect(tab.rows_by?.name).toBe('event:product');
    for (const row of tab.rows) {
      for (const cell of row.cells) expect(cell?.n ?? disclosureMinimum).toBeGreaterThanOrEqual(disclosureMinimum);
    }
    expect(tab.rows[0]?.cells[0]?.n).toBeGreaterThan(100);
  });
});

describe('a table that is taken along', () => {
  test.each(['csv', 'xlsx'])('has the figures of the screen, as %s', async (format) => {
    const reply = await scene().app.inject(`/v1/segments/table?by=country&period=all&format=${format}`);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-disposition']).toMatch(new RegExp(`^attachment; filename=".+\\.${format}"$`));
    if (format === 'xlsx') return;
    const { groups } = await segments({ by: 'country', period: 'all' });
    const lines = reply.body.split('\r\n');
    for (const [place, { label, estimate }] of groups.entries()) {
      const [name, score, , , n] = lines[place + 1]?.slice(1, -1).split('","') ?? [];
      expect([name, Math.round(Number(score)), Number(n)]).toEqual([
        label,
        Math.round(estimate.estimate ?? Number.NaN),
        estimate.n,
      ]);
    }
  });

  test.each(['rows=event:product&columns=country', 'columns=attribute:town'])('of a cross-tab by %s', async (query) => {
    const reply = await scene().app.inject(`/v1/cross-tabs/table?${query}&period=all&format=csv`);
    expect(reply.statusCode).toBe(200);
    expect(reply.body.split('\r\n').length).toBeGreaterThan(4);
  });
});

test('SQL finds the very rows that the columns count, of groups as of everybody', async () => {
  await inWorkspace(scene().product.databases.app, scene().workspace.id, async (db) => {
    for (const where of ['', 'country~nl', 'event:product~step~fiets;language~nl', 'attribute:town~Moss']) {
      const asked = { period: '12m', where: encodeWhere(where), today: '2026-11-21', language: 'en' } as const;
      const figure = await openFigure(db, scene().product.columns, asked);
      if (figure === undefined) throw new Error('no survey');
      const { rows: found } = await sql<{ score: number; count: number }>`
        select ${storedScore(figure.item)} as score, count(*)::int as count from score_row s
        where ${responseConditions(db, figure)} group by 1 order by 1`.execute(db.trx);
      const counted = countTotal(figure).flatMap((count, score) => (count === 0 ? [] : [{ score, count }]));
      expect(found, where).toEqual(counted);
    }
  });
});

function encodeWhere(where: string): string {
  return where.replaceAll(':', '%3A');
}
