import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { useTestAccounts } from '../../accounts/test-accounts.ts';
import type { TestBrowser } from '../../accounts/test-browser.ts';
import { showId } from '../../database/public-id.ts';
import type { TestWorkspace } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import { addScores, newScoredSurvey, type ScoredSurvey } from '../test-scores.ts';

const { scene, newBrowser, newCompany, newColleague } = useTestAccounts();
const definition = draftFromQuestionnaire('recommendation', {
  organisation: 'Wij',
  readerName: 'Anna',
  name: 'Relatie',
});
const day = '2026-02-20';

afterEach(() => vi.restoreAllMocks());

/** A company with two surveys that were answered ten times. */
async function newAskedCompany(name: string) {
  const { owner, code } = await newCompany(name);
  const { database } = scene();
  const { rows } = await database.superuser.query<{ id: string; ownerId: string }>(
    `select workspace.id, staff.id as "ownerId" from workspace join staff on staff.workspace_id = workspace.id where code = $1`,
    [code],
  );
  const [found] = rows;
  if (found === undefined) throw new Error('there is no such company');
  const workspace: TestWorkspace = { ...found, code, name };
  const survey = await newScoredSurvey(database, workspace, { definition });
  const other = await newScoredSurvey(database, workspace, { definition });
  for (const one of [survey, other]) await addScores(database, workspace, { survey: one, day, scores: tenTimes(9) });
  return { owner, workspace, survey, other };
}

const tenTimes = (score: number) => Array.from({ length: 10 }, () => score);

async function trendOf(browser: TestBrowser, survey?: ScoredSurvey) {
  const reply = await browser.get(`/v1/trend?period=90d${survey ? `&survey=${showId('srv', survey.id)}` : ''}`);
  expect(reply.statusCode).toBe(200);
  const { head, total, events } = reply.json();
  return { survey: head.survey.id, n: total.n, events: events.map((event: { name: string }) => event.name) };
}

/** What goes over the wire, one message an entry. */
function listen(): readonly string[] {
  const heard: string[] = [];
  const query: (...given: unknown[]) => unknown = pg.Client.prototype.query;
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given;
    heard.push(typeof asked === 'object' && asked !== null && 'text' in asked ? String(asked.text) : String(asked));
    return query.apply(this, given);
  });
  return heard;
}

test('who asks for a figure and what is new of it is asked of the database at once, and nothing besides', async () => {
  const { owner, survey } = await newAskedCompany('Een vraag');
  for (const asked of [survey, undefined]) {
    await trendOf(owner, asked);
    const heard = listen();
    await trendOf(owner, asked);
    expect(heard).toEqual([expect.stringMatching(/session\.token_hash.*ground_change/s)]);
    vi.restoreAllMocks();
  }
});

test('a figure holds what was committed before it was asked for, of that survey and no other', async () => {
  const { owner, workspace, survey, other } = await newAskedCompany('Nieuws');
  const { database } = scene();
  for (let round = 1; round <= 4; round += 1) {
    await addScores(database, workspace, { survey, day, scores: tenTimes(3) });
    await database.superuser.query(
      `insert into chart_event (workspace_id, id, kind, name, day, created_by) values ($1, $2, 'outage', $3, $4, $5)`,
      [workspace.id, uuid(), `Storing ${round}`, day, workspace.ownerId],
    );
    const both = await Promise.all([trendOf(owner, survey), trendOf(owner, other)]);
    expect(both.map(({ n }) => n)).toEqual([10 + 10 * round, 10]);
    for (const { events } of both) expect(events).toHaveLength(round);
  }
});

test('whoever was removed hears nothing, and a company hears nothing of another', async () => {
  const { owner, survey } = await newAskedCompany('Ons');
  const { owner: stranger, survey: theirs } = await newAskedCompany('Hun');
  const { browser, id } = await newColleague(owner, 'analyst');
  expect(await trendOf(browser, survey)).toMatchObject({ n: 10 });
  const path = (of: ScoredSurvey) => `/v1/trend?survey=${showId('srv', of.id)}`;
  expect((await stranger.get(path(survey))).statusCode).toBe(404);
  expect((await owner.get(path(theirs))).statusCode).toBe(404);
  expect((await owner.delete(`/v1/staff/${id}`)).statusCode).toBe(204);
  expect((await browser.get(path(survey))).statusCode).toBe(401);
  expect((await newBrowser(`${owner.cookie()}x`).get(path(survey))).statusCode).toBe(401);
});
