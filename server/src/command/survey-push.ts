import { readFile, writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '@voldaan/domain/refusal';
import { checkDraft } from '@voldaan/domain/surveys/check-definition';
import { changesOf } from '@voldaan/domain/surveys/diff';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { readId, showId } from '../database/public-id.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { requireSurvey } from '../surveys/describe-survey.ts';
import { describeChange } from '../surveys/findings.ts';
import { readSurveyFile, type SurveyFile, writeSurveyFile } from '../surveys/survey-file.ts';
import { addSurvey, changeDraft, publishSurvey } from '../surveys/surveys.ts';
import { listDefinitions } from '../surveys/views.ts';
import { aboutFile, type SurveyHouse } from './survey.ts';

/** `voldaan survey push`: files become drafts; with --publish what differs is published. The files get the new revision. */
export async function pushSurveys(
  house: SurveyHouse,
  { paths, publishes }: Readonly<{ paths: readonly string[]; publishes: boolean }>,
): Promise<number> {
  for (const path of paths) {
    await aboutFile(house, path, async () => {
      const text = await readFile(path, 'utf8');
      const file = readSurveyFile(text);
      const pushed = file.survey === undefined ? await makeFrom(house, file) : await pushTo(house, file, file.survey);
      const { draft, id, word } = pushed;
      const saved = { survey: showId('srv', id), revision: pushed.revision, definition: draft };
      const written = writeSurveyFile(saved, text);
      if (written !== text) await writeFile(path, written);
      house.say(`${word} ${path}`);
      if (publishes) await publish(house, { id, revision: pushed.revision, path });
    });
  }
  return 0;
}

type Pushed = Readonly<{
  id: string;
  revision: number;
  draft: SurveyDefinition;
  word: 'new     ' | 'changed ' | 'same    ';
}>;

async function makeFrom({ product, owner }: SurveyHouse, { definition }: SurveyFile): Promise<Pushed> {
  const draft = checkDraft(definition);
  const caller = { ...owner, sessionId: '', role: 'owner' as const };
  const id = await inWorkspace(product.databases.app, owner.workspaceId, (db) => addSurvey(db, caller, draft));
  return { id, revision: 1, draft, word: 'new     ' };
}

/** The file says which revision it was made from: what somebody wrote in the meantime is never overwritten. */
async function pushTo({ product, owner }: SurveyHouse, file: SurveyFile, shown: string): Promise<Pushed> {
  const id = readId('srv', shown);
  if (id === undefined) throw new Refusal('not_found');
  const draft = checkDraft(file.definition);
  const find = () => inWorkspace(product.databases.app, owner.workspaceId, (db) => requireSurvey(db, id));
  const survey = await find();
  if (isDeepStrictEqual(survey.draft, draft)) return { id, revision: survey.revision, draft, word: 'same    ' };
  const { revision } = await changeDraft(product, owner, { id, revision: file.revision ?? survey.revision, draft });
  // Keys of trend lines are the product's to give: the file gets what was saved.
  return { id, revision, draft: (await find()).draft, word: 'changed ' };
}

async function publish(
  { product, owner, say }: SurveyHouse,
  { id, revision, path }: Readonly<{ id: string; revision: number; path: string }>,
): Promise<void> {
  const { number } = await publishSurvey(product, owner, { id, revision });
  say(`version ${number} ${path}`);
}

/**
 * `voldaan survey diff`: what a push would change, in sentences, and which trend lines end if it is published. Returns 1
 * when there is anything, as diff does.
 */
export async function diffSurvey(house: SurveyHouse, path: string): Promise<number> {
  return aboutFile(house, path, async () => {
    const { product, owner, say } = house;
    const file = readSurveyFile(await readFile(path, 'utf8'));
    const draft = checkDraft(file.definition);
    const id = file.survey === undefined ? undefined : readId('srv', file.survey);
    if (id === undefined) {
      say(`${path}: new`);
      return 1;
    }
    const before = await inWorkspace(product.databases.app, owner.workspaceId, async (db) => {
      const survey = await requireSurvey(db, id);
      const [published] = await listDefinitions(db, id, 1);
      return published ?? survey.draft;
    });
    const changes = changesOf(before, draft);
    for (const change of changes) say(describeChange(owner.language, change));
    return changes.length === 0 ? 0 : 1;
  });
}
