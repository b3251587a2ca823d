import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { questionnaireIds } from '@voldaan/domain/surveys/library/questionnaires';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import type { Product } from '../product.ts';
import { makeSurvey } from '../surveys/surveys.ts';
import { makeTestProduct } from '../test-product.ts';
import type { SurveyHouse } from './survey.ts';
import { SurveyCommandError } from './survey-error.ts';
import { pullSurveys } from './survey-pull.ts';
import { diffSurvey, pushSurveys } from './survey-push.ts';

let database: TestDatabase;
let product: Product;
let house: SurveyHouse;
let folder: string;
let said: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
});

beforeEach(async () => {
  const workspace = await database.newWorkspace('Fietsenmaker De Vries');
  said = [];
  const owner = {
    workspaceId: workspace.id,
    workspaceCode: workspace.code,
    staffId: workspace.ownerId,
    language: 'en' as const,
  };
  house = { product, owner, say: (line) => said.push(line) };
  folder = await mkdtemp(join(tmpdir(), 'voldaan-survey-'));
});

afterEach(() => rm(folder, { recursive: true }));

afterAll(() => database.drop());

const make = (questionnaire: (typeof questionnaireIds)[number], name?: string) =>
  makeSurvey(product, { ...house.owner, sessionId: '', role: 'owner' }, { questionnaire, name });
const pullAll = () => pullSurveys(house, { ids: [], isAll: true, folder });
const push = (name: string, publishes = false) => pushSurveys(house, { paths: [join(folder, name)], publishes });
const read = (name: string) => readFile(join(folder, name), 'utf8');
const write = (name: string, text: string) => writeFile(join(folder, name), text);

describe('surveys as files', () => {
  test('of every questionnaire come back byte for byte after a push', async () => {
    for (const questionnaire of questionnaireIds) await make(questionnaire);
    await pullAll();
    const names = await readdir(folder);
    expect(names).toHaveLength(questionnaireIds.length);
    const before = await Promise.all(names.map(read));
    await pushSurveys(house, { paths: names.map((name) => join(folder, name)), publishes: false });
    await pullAll();
    expect(await Promise.all(names.map(read))).toEqual(before);
    expect(said.filter((line) => line.startsWith('changed'))).toEqual([]);
  });

  test('keep their comments when somebody changes the survey elsewhere', async () => {
    const survey = await make('recommendation', 'Aanbeveling');
    await pullAll();
    const text = await read('aanbeveling.yaml');
    await write('aanbeveling.yaml', text.replace('    - kind: page\n', '    # Agreed with sales.\n    - kind: page\n'));
    const commented = await read('aanbeveling.yaml');
    expect(commented).toContain('# Agreed');
    await pullAll();
    expect(await read('aanbeveling.yaml')).toBe(commented);
    await write('other.yaml', text.replace('name: Aanbeveling', 'name: Aanbevelen'));
    await push('other.yaml');
    await rm(join(folder, 'other.yaml'));
    await pullSurveys(house, { ids: [`${(await read('aanbeveling.yaml')).match(/srv_\w+/)}`], isAll: false, folder });
    const pulled = await read('aanbeveling.yaml');
    expect(pulled).toBe(
      commented.replace('name: Aanbeveling', 'name: Aanbevelen').replace('revision: 1', 'revision: 2'),
    );
    expect(survey.revision).toBe(1);
  });

  test('become a draft, and a version when that is wished', async () => {
    await make('recommendation', 'Aanbeveling');
    await pullAll();
    await write('aanbeveling.yaml', (await read('aanbeveling.yaml')).replace('value: 30', 'value: 35'));
    expect(await diffSurvey(house, join(folder, 'aanbeveling.yaml'))).toBe(1);
    expect(said.at(-1)).toBe('/norm: another setting');
    await push('aanbeveling.yaml', true);
    expect(said.at(-1)).toBe(`version 1 ${join(folder, 'aanbeveling.yaml')}`);
    expect(await diffSurvey(house, join(folder, 'aanbeveling.yaml'))).toBe(0);
    const pushed = await read('aanbeveling.yaml');
    expect(pushed).toContain('revision: 2');
    await pullAll();
    expect(await read('aanbeveling.yaml')).toBe(pushed);
  });

  test('say which trend line would end', async () => {
    await make('recommendation', 'Aanbeveling');
    await pullAll();
    await push('aanbeveling.yaml', true);
    const text = await read('aanbeveling.yaml');
    await write('aanbeveling.yaml', text.replace('How likely are you to recommend', 'Would you recommend'));
    await diffSurvey(house, join(folder, 'aanbeveling.yaml'));
    expect(said.at(-1)).toBe('nps: other words (en). Its trend line ends here and a new one begins');
  });

  test('never overwrite what somebody else wrote meanwhile', async () => {
    await make('recommendation', 'Aanbeveling');
    await pullAll();
    const text = await read('aanbeveling.yaml');
    await write('aanbeveling.yaml', text.replace('value: 30', 'value: 35'));
    await push('aanbeveling.yaml');
    await write('aanbeveling.yaml', text.replace('value: 30', 'value: 40'));
    await expect(push('aanbeveling.yaml')).rejects.toThrow(/Somebody else has changed this draft/);
  });

  test('without an id become surveys of their own', async () => {
    await make('grade', 'Cijfer');
    await pullAll();
    const text = (await read('cijfer.yaml'))
      .replace(/^(survey|revision): .*\n/gm, '')
      .replace('name: Cijfer', 'name: Ander cijfer');
    await write('ander.yaml', text);
    await push('ander.yaml');
    expect(await read('ander.yaml')).toMatch(/^survey: srv_\w{26}$/m);
    await pullAll();
    expect((await readdir(folder)).toSorted()).toEqual(['ander.yaml', 'cijfer.yaml']);
  });

  test.each([
    ['no YAML', 'a: [', /bad\.yaml: /],
    ['another file', 'services: {}', /not a file of a survey/],
    ['an unknown part', 'definition: {kind: survey, html: x}', /bad\.yaml, at \/html/],
    ['a bomb of names', `a: &a [x,x]\n${'b: [*a,*a]\n'.repeat(1)}definition: {}`, /not a file of a survey/],
    ['a name of Object', 'definition: {__proto__: {isAdmin: true}}', /bad\.yaml, at/],
  ])('that are %s are refused in one line', async (_, text, words) => {
    await write('bad.yaml', text);
    await expect(push('bad.yaml')).rejects.toThrow(words);
    await expect(push('bad.yaml')).rejects.toThrow(SurveyCommandError);
  });
});
