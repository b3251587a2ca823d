import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readId, showId } from '../database/public-id.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { requireSurvey } from '../surveys/describe-survey.ts';
import { readSurveyFile, SurveyFileError, writeSurveyFile } from '../surveys/survey-file.ts';
import { listSurveys } from '../surveys/views.ts';
import { aboutFile, type SurveyHouse } from './survey.ts';
import { SurveyCommandError } from './survey-error.ts';

export type PullWish = Readonly<{ ids: readonly string[]; isAll: boolean; folder: string }>;

/** `voldaan survey pull`: the drafts as files of a folder; one that is there already keeps its name and its comments. */
export async function pullSurveys(house: SurveyHouse, { ids, isAll, folder }: PullWish): Promise<number> {
  const wanted = isAll ? await allIds(house) : ids.map(requireId);
  if (wanted.length === 0 && !isAll) throw new SurveyCommandError('name a survey (srv_…) or say --all');
  await mkdir(folder, { recursive: true });
  const files = await filesBySurvey(folder);
  for (const id of wanted) {
    const shown = showId('srv', id);
    await aboutFile(house, shown, async () => {
      const { draft, revision } = await inWorkspace(house.product.databases.app, house.owner.workspaceId, (db) =>
        requireSurvey(db, id),
      );
      const known = files.get(shown);
      const path = join(folder, known?.name ?? freeName(draft.name, shown, files));
      const text = writeSurveyFile({ survey: shown, revision, definition: draft }, known?.text);
      if (text === known?.text) return house.say(`same     ${path}`);
      await writeFile(path, text);
      files.set(shown, { name: path.slice(folder.length).replace(/^[/\\]/, ''), text });
      return house.say(`${known === undefined ? 'new     ' : 'changed '} ${path}`);
    });
  }
  return 0;
}

function requireId(shown: string): string {
  const id = readId('srv', shown);
  if (id === undefined) throw new SurveyCommandError(`${shown} is no survey; an id begins with srv_`);
  return id;
}

async function allIds({ product, owner }: SurveyHouse): Promise<readonly string[]> {
  const surveys = await inWorkspace(product.databases.app, owner.workspaceId, listSurveys);
  return surveys.map(({ id }) => id);
}

type Files = Map<string, Readonly<{ name: string; text: string }>>;

const filesMax = 2000;

/** The files of the folder by the survey that each says it is. What is no file of a survey is left alone. */
async function filesBySurvey(folder: string): Promise<Files> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  const files: Files = new Map();
  for (const name of names.slice(0, filesMax)) {
    const text = await readFile(join(folder, name), 'utf8');
    const survey = surveyIn(text);
    if (survey !== undefined) files.set(survey, { name, text });
  }
  return files;
}

function surveyIn(text: string): string | undefined {
  try {
    return readSurveyFile(text).survey;
  } catch (error) {
    if (error instanceof SurveyFileError) return undefined;
    throw error;
  }
}

/** `Na de reparatie` becomes `na-de-reparatie.yaml`; two surveys of one name are told apart by the end of their ids. */
function freeName(name: string, shown: string, files: Files): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const stem = plain.slice(0, 60) || 'survey';
  const taken = new Set([...files.values()].map((file) => file.name));
  return taken.has(`${stem}.yaml`) ? `${stem}-${shown.slice(-6)}.yaml` : `${stem}.yaml`;
}
