import { pairsOfCustomers } from '@voldaan/domain/metrics/customer-pairs';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { standardMetrics } from '@voldaan/domain/metrics/standard-metrics';
import { estimateMention } from '@voldaan/domain/metrics/words/estimate-mention';
import { mentionPairs, sumWriters, type WriterSums } from '@voldaan/domain/metrics/words/mention-pairs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { addTestContacts, linkResponses } from '../../contacts/test-links.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspaceReading } from '../../database/workspace-transaction.ts';
import { showEstimate } from '../estimate-view.ts';
import { rule, useTestWords } from './test-words.ts';
import { writerSumsOfFound } from './writer-views.ts';

const { scene, ask, answerHere } = useTestWords();
const period = { from: '2026-09-01', to: '2026-10-01' };

/** What each customer wrote and gave, by number; some wrote once. */
const said = Array.from({ length: 24 }, (_, customer) => {
  const isWaiting = customer % 3 === 0;
  const own = { nps: isWaiting ? 3 : 9 + (customer % 2), why: isWaiting ? 'Te lang gewacht' : 'Vriendelijk geholpen' };
  const ofMechanic = isWaiting ? 'De monteur bleef lang weg' : 'De monteur kwam';
  const other = { ...own, why: customer % 4 === 0 ? 'Weer lang gewacht' : ofMechanic };
  return customer < 16 ? [own, own, other] : [own];
});
const texts = said.flat();
const isWait = ({ why }: (typeof texts)[number]) => why.includes('gewacht');
const waits = texts.filter(isWait).length;

/** In a month of their own. */
beforeAll(async () => {
  const { database, workspace } = scene();
  const responses = await answerHere(texts);
  const contacts = await addTestContacts(database, workspace, said.length);
  const theirs = said.flatMap((own, customer) => own.map(() => contacts[customer]));
  await linkResponses(
    database,
    workspace,
    responses.map((id, place) => [id, theirs[place]]),
  );
  for (const table of ['score_row', 'response_text'])
    await database.superuser.query(
      `update ${table} set day = '2026-09-14' where workspace_id = $1 and response_id = any ($2)`,
      [workspace.id, responses],
    );
  await ask('POST', 'themes', { name: 'Wachten', rules: [rule(['gewacht'])] });
});

const pairs = () =>
  mentionPairs(sumWriters(said.map((own) => own.map((text) => (isWait(text) ? ['wait'] : []))))('wait'));
const share = () => showEstimate(estimateMention({ mentions: waits, texts: texts.length, pairs: pairs() }, period));
const scoresOf = (chosen: (text: (typeof texts)[number]) => boolean) => {
  const own = said.map((each) => each.filter(chosen).map(({ nps }) => nps));
  const histogram = Array.from({ length: 11 }, (_, score) => own.flat().filter((given) => given === score).length);
  return showEstimate(estimateMetric(standardMetrics.nps, { histogram, pairs: pairsOfCustomers(11, own) }, { period }));
};
const figure = ({ estimate, low, high, n, design_effect }: ReturnType<typeof showEstimate>) => ({
  estimate,
  low,
  high,
  n,
  design_effect,
});

describe('of customers who wrote again and again', () => {
  test('the share of a word is as sure as customers make it, and so is the score of those who say it', async () => {
    const { body } = await ask('GET', 'words?q=gewacht&period=2026-09-01..2026-09-30');
    expect(figure(body.share)).toEqual(figure(share()));
    expect(body.share.design_effect).toBeGreaterThan(1.3);
    expect(figure(body.score)).toEqual(figure(scoresOf(isWait)));
    expect(body.score.design_effect).toBeGreaterThan(1.3);
  });

  test('the score of all who wrote is told by customers too', async () => {
    const { body } = await ask('GET', 'words?period=2026-09-01..2026-09-30');
    expect(figure(body.score)).toEqual(figure(scoresOf(() => true)));
  });

  test('a theme has the same share as its word, and the score of those who mention it', async () => {
    const { body } = await ask('GET', 'themes?period=2026-09-01..2026-09-30');
    const [theme] = body.data;
    expect(figure(theme.share)).toEqual(figure(share()));
    expect(figure(theme.score)).toEqual(figure(scoresOf(isWait)));
    expect(theme.rest.design_effect).toBeCloseTo(figure(scoresOf(() => true)).design_effect ?? 0, 12);
    expect(figure(body.score)).toEqual(figure(scoresOf(() => true)));
  });

  test('a rule that is tried tells the same share', async () => {
    const tried = { rules: [rule(['gewacht'])], period: '2026-09-01..2026-09-30' };
    const { body } = await ask('POST', 'themes/preview', tried);
    expect(figure(body.share)).toEqual(figure(share()));
  });

  test('a word that is suggested counts each of them once', async () => {
    const { body } = await ask('GET', 'word-suggestions?period=2026-09-01..2026-09-30');
    const word = body.data.find((ranked: { word: string }) => ranked.word === 'lang');
    expect(word.unhappy.design_effect).toBeGreaterThan(1.3);
  });

  test('in very many texts that were found, some are looked at, which tell of all', async () => {
    const { database, workspace } = scene();
    const found = Array.from({ length: 6_000 }, () => uuid());
    const writers = Array.from({ length: 2_000 }, () => uuid());
    const client = await database.superuser.connect();
    await client.query('set session_replication_role = replica');
    await client.query(
      `insert into response_contact (workspace_id, response_id, contact_id)
       select $1, response, contact from unnest($2::uuid[], $3::uuid[]) as given (response, contact)`,
      [workspace.id, found, found.map((_, place) => writers[place % 2_000])],
    );
    client.release(true);
    const sums = (most?: number) =>
      inWorkspaceReading(database.databases.app, workspace.id, async (db) => {
        const { rows } = await sql<{ sums: WriterSums }>`
          with hit as (select unnest(${found}::uuid[]) as response_id) select ${writerSumsOfFound(db, most)} as sums`.execute(
          db.trx,
        );
        return rows[0]?.sums;
      });
    expect(await sums(6_000)).toEqual({ further: 4_000, pairs: 12_000, both: 12_000, mixed: 0 });
    const told = await sums(2_000);
    // Chance alone moves it by a twentieth.
    expect(told?.both).toBeGreaterThan(9_000);
    expect(told?.both).toBeLessThan(15_000);
    expect(told?.further).toBeLessThan(6_000);
  });
});
