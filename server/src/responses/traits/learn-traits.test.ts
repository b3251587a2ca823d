import { describe, expect, it } from 'vitest';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { learnTraits } from './learn-traits.ts';
import { useTraits } from './test-traits.ts';

const { scene, run, attribute, customer, answers, traitsOf } = useTraits();

describe('what a response is told apart by', () => {
  it('gets one code of a value that two processes meet at the same moment', async () => {
    const places = Array.from({ length: 12 }, (_, place) => `plaats ${place % 6}`);
    const invited = await Promise.all(places.map((region) => customer({ region })));
    await Promise.all(invited.map((one, place) => answers(one, scene().nodes[place % 2])));
    for (const [place, one] of invited.entries()) {
      expect(await traitsOf(one)).toMatchObject({ 'attribute:region': places[place] });
    }
    const values = await run(
      `select count(*)::integer as all, count(distinct value)::integer as apart from trait_value
       where workspace_id = $1 and value like 'plaats %'`,
    );
    expect(values).toEqual([{ all: 6, apart: 6 }]);
  });

  it('has a code of its own for each of the values that six processes give out at once', async () => {
    const given = (place: number) => ({ source: 'attribute', key: 'region', value: `wijk ${place}` }) as const;
    const learnt = await Promise.all(
      Array.from({ length: 6 }, (_, node) =>
        inWorkspace(scene().db.databases.app, scene().workspace.id, (trx) =>
          learnTraits(trx, [given(node), given(node + 1), given(9)]),
        ),
      ),
    );
    for (const [node, { values }] of learnt.entries()) {
      expect(values.map(({ value }) => value)).toEqual(
        expect.arrayContaining([`wijk ${node}`, `wijk ${node + 1}`, 'wijk 9']),
      );
    }
    const codes = await run(
      'select count(*)::integer as values, max(code) as highest from trait_value where workspace_id = $1',
    );
    expect(codes).toEqual([{ values: 8, highest: 8 }]);
  });

  it('is "other" beyond the thousandth value', async () => {
    const given = Array.from(
      { length: 1_002 },
      (_, place) => ({ source: 'attribute', key: 'region', value: `plaats ${place}` }) as const,
    );
    await inWorkspace(scene().db.databases.app, scene().workspace.id, (trx) => learnTraits(trx, given));
    const [known, late, later] = [
      await customer({ region: 'plaats 999' }),
      await customer({ region: 'plaats 1001' }),
      await customer({ region: '~other' }),
    ];
    for (const one of [known, late, later]) await answers(one);
    expect(await traitsOf(known)).toMatchObject({ 'attribute:region': 'plaats 999' });
    expect(await traitsOf(late)).toMatchObject({ 'attribute:region': '~other' });
    expect(await traitsOf(later)).toMatchObject({ 'attribute:region': '~other' });
  });

  it('has sixteen places, of which the moment and the study keep theirs, and one of a field that is gone is given away', async () => {
    const fields = Array.from({ length: 16 }, (_, place) => `veld_${place}`);
    for (const key of fields) await attribute(key, 'text');
    const given = fields.map((key) => ({ source: 'attribute', key, value: 'x' }) as const);
    const learn = (traits: typeof given) =>
      inWorkspace(scene().db.databases.app, scene().workspace.id, (trx) => learnTraits(trx, traits)).then(
        ({ traits: all }) => all,
      );
    expect(await learn(given)).toHaveLength(14);
    await run(`delete from contact_attribute where workspace_id = $1 and key in ('veld_3', 'veld_4')`);
    await run(
      `insert into score_row (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test,
         is_complete, language, channel, a4)
       values ($1, '2026-11-01', $2, $2, $2, '2026-11-01', 'h', false, true, 'n', 'm', 1)`,
      [uuid()],
    );
    const all = await learn(given.slice(14));
    expect(
      all.find(({ key }) => key === 'veld_14'),
      'the place of a field that no response knows',
    ).toMatchObject({
      slot: 3,
    });
    expect(
      all.find(({ key }) => key === 'veld_4'),
      'of this one a response is left',
    ).toMatchObject({ slot: 4 });
    expect(all.find(({ key }) => key === 'veld_15')).toBeUndefined();
  });
});
