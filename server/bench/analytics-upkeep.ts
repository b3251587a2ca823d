import { join } from 'node:path';
import type { TraitCodes } from '@voldaan/domain/responses/trait-code';
import { noTraits } from '@voldaan/domain/responses/trait-code';
import type pg from 'pg';
import pino from 'pino';
import { embeddedAddress } from '../src/database/address.ts';
import { connectDatabases } from '../src/database/connect.ts';
import { findEmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { uuid } from '../src/database/uuid.ts';
import type { AnswerAct } from '../src/responses/answer-act.ts';
import { type CompiledVersion, compileVersion } from '../src/responses/compile-version.ts';
import { storeActs } from '../src/responses/store.ts';
import type { AnalyticsGround, AskedSurvey } from './analytics-ground.ts';
import { medianRatio } from './median.ts';

const rounds = 11;
const batches = 40;
/** As many answers as sixty-four busy connections hand over at once. */
const batchSize = 64;

/**
 * What figures cost the answers: by how much storing takes longer because responses carry ten traits and what they change is
 * marked for the columns. Of storing alone, so that of the whole path it is less.
 */
export async function measureUpkeep(ground: AnalyticsGround, survey: AskedSurvey): Promise<number> {
  const running = await findEmbeddedPostgres(join(ground.dataFolder, 'postgres'));
  if (running === undefined) throw new Error('the product runs without its database');
  const databases = connectDatabases(embeddedAddress(running, 'voldaan'), pino({ level: 'error' }));
  const connection = await databases.answerPool.connect();
  const version = await versionOf(ground, survey);
  const traits = Array.from({ length: 14 }, (_, slot) => (slot < 4 ? null : 1));
  const round = async (isKept: boolean) => {
    await ground.sql.query(`alter table score_row ${isKept ? 'enable' : 'disable'} trigger mark_added`);
    const acts = Array.from({ length: batches }, () =>
      Array.from({ length: batchSize }, () => actOf({ ground, survey, version }, isKept ? traits : noTraits)),
    );
    const began = performance.now();
    for (const batch of acts) await storeActs(isKept ? connection : unmarking(connection), batch, new Date());
    return performance.now() - began;
  };
  try {
    const [kept, bare]: [number[], number[]] = [[], []];
    for (let turn = -1; turn < rounds; turn += 1) {
      const pair =
        turn % 2 === 0 ? [await round(true), await round(false)] : [await round(false), await round(true)].reverse();
      if (turn < 0) continue;
      kept.push(pair[0] ?? Number.NaN);
      bare.push(pair[1] ?? Number.NaN);
    }
    return medianRatio(kept, bare) - 1;
  } finally {
    await ground.sql.query('alter table score_row enable trigger mark_added');
    connection.release();
    await databases.close();
  }
}

/** The same connection, but a batch says nothing to the columns: its statement goes without the part that does. */
function unmarking(connection: pg.PoolClient): pg.PoolClient {
  const query = (sent: pg.QueryConfig) => {
    const text = sent.text.replace(/, marked as \([\s\S]*?\n\)/, '');
    if (text === sent.text) throw new Error('the statement of a batch has no part that marks scores');
    return connection.query({ ...sent, name: `${sent.name}-unmarked`, text });
  };
  return Object.assign(Object.create(connection), { query });
}

async function versionOf({ sql }: AnalyticsGround, survey: AskedSurvey): Promise<CompiledVersion> {
  const { rows } = await sql.query('select id, number, definition, slots from survey_version where survey_id = $1', [
    survey.id,
  ]);
  return compileVersion(rows[0]);
}

type Place = Readonly<{ ground: AnalyticsGround; survey: AskedSurvey; version: CompiledVersion }>;

function actOf({ ground, survey, version }: Place, traits: TraitCodes): AnswerAct {
  const respondentKey = `key:${uuid()}`;
  const answers = { nps: 8, why: 'snel geholpen' };
  const context = { seed: respondentKey, language: 'nl', channel: 'link', contact: {} };
  return {
    ...{ workspaceId: ground.workspaceId, surveyId: survey.id, version, context, respondentKey, answers, traits },
    ...{ submission: uuid(), responseId: uuid(), channel: 'link', voteClass: 'human', language: 'nl' },
    ...{ shownOrder: null, marks: [], isFinal: true, isTest: false, isLate: false, invitation: undefined },
    counted: version.count(answers, context),
    evidence: { nonce: 'valid', dwellMs: 4000, gesture: 'pointer' },
  };
}
