import { traitSlotCount } from '@voldaan/domain/responses/trait-code';
import { type CopyBuffer, makeCopyBuffer } from '../database/copy-buffer.ts';
import { languageLetter } from '../responses/language-letter.ts';
import { uuidBytes } from './seed-clock.ts';
import { type DrawnResponse, seedScoreCount } from './seed-draw.ts';

/** The tables that answers go to, in the order in which they are written. */
export const seedTables = ['response', 'score_row', 'response_contact'] as const;

export type SeedTable = (typeof seedTables)[number];

const version = ['workspace_id', 'survey_id', 'survey_version_id'];
const scores = Array.from({ length: seedScoreCount }, (_, slot) => `q${slot}`);
const traits = Array.from({ length: traitSlotCount }, (_, slot) => `a${slot}`);

export const seedColumns: Readonly<Record<SeedTable, readonly string[]>> = {
  response: [...version, 'id', 'respondent_key', 'channel', 'vote_class', 'language', 'answers'].concat([
    'started_at',
    'changed_at',
    'completed_at',
  ]),
  score_row: [...version, 'response_id', 'day', 'answered_at', 'vote_class', 'is_test', 'is_complete'].concat(
    ['language', 'channel'],
    scores,
    traits,
  ),
  response_contact: ['workspace_id', 'response_id', 'contact_id'],
};

export type SeedBuffers = Readonly<Record<SeedTable, CopyBuffer>>;

const bufferBytes = 512 * 1024;
const dayMs = 86_400_000;
const daysBefore2000 = Date.UTC(2000, 0, 1) / dayMs;
const answerMs = 40_000;

export function makeSeedBuffers(): SeedBuffers {
  return {
    response: makeCopyBuffer(bufferBytes),
    score_row: makeCopyBuffer(bufferBytes),
    response_contact: makeCopyBuffer(bufferBytes),
  };
}

/** Writes responses of one workspace, or their scores alone, into the buffers, in the order of the columns above. */
export function makeResponseWriter(
  workspaceId: string,
  isScoresOnly: boolean,
): (drawn: DrawnResponse, into: SeedBuffers) => void {
  const workspace = uuidBytes(workspaceId);
  return (drawn, into) => {
    writeScores(into.score_row, workspace, drawn);
    if (isScoresOnly) return;
    writeResponse(into.response, workspace, drawn);
    if (!drawn.isLinked) return;
    const link = into.response_contact;
    link.row(seedColumns.response_contact.length);
    link.uuid(workspace);
    link.uuid(drawn.id);
    link.uuid(drawn.customer.bytes);
  };
}

function writeResponse(row: CopyBuffer, workspace: Uint8Array, drawn: DrawnResponse): void {
  const { survey, ms } = drawn;
  row.row(seedColumns.response.length);
  row.uuid(workspace);
  row.uuid(survey.id);
  row.uuid(survey.version);
  row.uuid(drawn.id);
  row.text(`key:seed-${String(drawn.number).padStart(9, '0')}`);
  row.text(drawn.channel);
  row.text(drawn.voteClass);
  row.text(drawn.language);
  row.jsonb(drawn.answers);
  row.timestamp(ms);
  row.timestamp(ms + answerMs);
  row.timestamp(drawn.isComplete ? ms + answerMs : null);
}

function writeScores(row: CopyBuffer, workspace: Uint8Array, drawn: DrawnResponse): void {
  const { survey, ms } = drawn;
  row.row(seedColumns.score_row.length);
  row.uuid(workspace);
  row.uuid(survey.id);
  row.uuid(survey.version);
  row.uuid(drawn.id);
  row.integer(Math.floor(ms / dayMs) - daysBefore2000);
  row.timestamp(ms);
  row.char(drawn.voteClass.charCodeAt(0));
  row.boolean(false);
  row.boolean(drawn.isComplete);
  row.char(languageLetter(drawn.language).charCodeAt(0));
  row.char(drawn.channel.charCodeAt(0));
  for (const score of drawn.scores) row.smallint(score);
  for (const code of drawn.traits) row.smallint(code === 0 ? null : code);
}
