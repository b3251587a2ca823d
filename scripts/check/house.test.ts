import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkHouse } from './house.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'voldaan-house-'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

/** A small house in which everything is as it should be. */
const tidy: Readonly<Record<string, string>> = {
  'domain/src/stats/mean.ts': 'export const mean = (sum: number, n: number): number => sum / n;',
  'domain/src/surveys/path.ts': "export const path = (): string => 'first';",
  'domain/src/surveys/survey.ts': "import { path } from './path.ts';\nexport const survey = path;",
  'domain/src/metrics/score.ts': "import { mean } from '../stats/mean.ts';\nexport const score = mean(8, 1);",
  'respond/src/page.tsx': "import { path } from '@voldaan/domain/surveys/path';\nexport const page = path;",
  'server/src/config.ts': 'export const port = process.env["VOLDAAN_PORT"];',
  'server/src/http/problem.ts': "import { port } from '../config.ts';\nexport const problem = port;",
  'server/src/contacts/store.ts': "import { sql } from 'kysely';\nexport const insert = sql;",
  'server/src/contacts/schema.ts': 'export type Contact = { id: string };',
  'server/src/contacts/contacts.ts': "import { insert } from './store.ts';\nexport const addContact = insert;",
  'server/src/contacts/routes.ts': "import { addContact } from './contacts.ts';\nexport const routes = addContact;",
  'server/src/surveys/surveys.ts':
    "import { addContact } from '../contacts/contacts.ts';\nexport const publish = addContact;",
  'server/src/app.ts': "import { routes } from './contacts/routes.ts';\nexport const app = routes;",
  'admin/src/contacts/list.tsx':
    "import type { Contact } from '@voldaan/server/contacts/schema';\nimport { mean } from '@voldaan/domain/stats/mean';\nexport const list = (contacts: Contact[]) => mean(contacts.length, 1);",
  'server/src/contacts/add.ts':
    "import { message } from '../catalogue/message.ts';\nexport const add = (n: number) => message('nl', n > 1 ? 'added.more' : `added.${n}`);",
  'server/src/catalogue/message.ts':
    'export const message = (language: string, key: string): string => language + key;',
  ...Object.fromEntries(
    ['nl', 'nb', 'en'].map((name) => [
      `server/catalogue/${name}.json`,
      '{ "added.more": "{n} < 5", "added.1": "x", "problem.too_many": "y" }',
    ]),
  ),
  'respond/catalogue/nl.json': '{ "thanks": "Dank u, {name}", "count": "{n, plural, one {# vraag} other {# vragen}}" }',
  'respond/catalogue/nb.json': '{ "thanks": "Takk, {name}", "count": "{n} spørsmål" }',
  'respond/catalogue/en.json':
    '{ "thanks": "Thank you, {name}", "count": "{n, plural, one {# question} other {# questions}}" }',
};

test('a tidy house breaks no rule and gives no warning', async () => {
  const report = await reportOn({});
  expect(broken(report)).toEqual([]);
  expect(report.warnings).toEqual([]);
});

const violations: readonly {
  readonly rule: string;
  readonly plant: string;
  readonly path: string;
  readonly text: string;
}[] = [
  {
    rule: 'rooms import in one direction',
    plant: 'the domain asks the server',
    path: 'domain/src/metrics/ask.ts',
    text: "import { port } from '@voldaan/server/config';\nexport const ask = port;",
  },
  {
    rule: 'rooms import in one direction',
    plant: 'the domain asks the server by a path',
    path: 'domain/src/metrics/ask.ts',
    text: "import { port } from '../../../server/src/config.ts';\nexport const ask = port;",
  },
  {
    rule: 'rooms import in one direction',
    plant: 'a customer page carries statistics',
    path: 'respond/src/mean.ts',
    text: "export { mean } from '@voldaan/domain/stats/mean';",
  },
  {
    rule: 'rooms import in one direction',
    plant: 'the staff app carries server code, and not only its types',
    path: 'admin/src/contacts/form.ts',
    text: "import { Contact } from '@voldaan/server/contacts/schema';\nexport const form = Contact;",
  },
  {
    rule: 'rooms import in one direction',
    plant: 'the staff app takes types from inside the server',
    path: 'admin/src/contacts/form.ts',
    text: "import type { insert } from '@voldaan/server/contacts/store';\nexport type Form = typeof insert;",
  },
  {
    rule: 'rooms import in one direction',
    plant: 'an import that waits until it is needed',
    path: 'domain/src/metrics/later.ts',
    text: "export const later = () => import('@voldaan/server/config');",
  },
  {
    rule: 'features import in one direction',
    plant: 'contacts know surveys',
    path: 'server/src/contacts/invite.ts',
    text: "import { publish } from '../surveys/surveys.ts';\nexport const invite = publish;",
  },
  {
    rule: 'features import in one direction',
    plant: 'surveys know metrics in the domain',
    path: 'domain/src/surveys/judge.ts',
    text: "import { score } from '../metrics/score.ts';\nexport const judge = score;",
  },
  {
    rule: 'features import in one direction',
    plant: 'the web server knows a feature',
    path: 'server/src/http/greet.ts',
    text: "import { addContact } from '../contacts/contacts.ts';\nexport const greet = addContact;",
  },
  {
    rule: 'features import in one direction',
    plant: 'a feature knows the whole application',
    path: 'server/src/contacts/whole.ts',
    text: "import { app } from '../app.ts';\nexport const whole = app;",
  },
  {
    rule: 'a feature is asked by its verbs and read by its views',
    plant: 'surveys reach into the store of contacts',
    path: 'server/src/surveys/copy.ts',
    text: "import { insert } from '../contacts/store.ts';\nexport const copy = insert;",
  },
  {
    rule: 'a feature is asked by its verbs and read by its views',
    plant: 'a store knows HTTP',
    path: 'server/src/surveys/store.ts',
    text: "import { problem } from '../http/problem.ts';\nexport const refuse = problem;",
  },
  {
    rule: 'SQL stands in store.ts and views.ts',
    plant: 'a route writes SQL',
    path: 'server/src/surveys/routes.ts',
    text: "import { sql } from 'kysely';\nexport const routes = sql;",
  },
  {
    rule: 'SQL stands in store.ts and views.ts',
    plant: 'a route uses the query builder it was given',
    path: 'server/src/surveys/routes.ts',
    text: "export const routes = (trx: any) => trx.selectFrom('survey').selectAll();",
  },
  {
    rule: 'no imports in a ring',
    plant: 'a file that is asked asks back, for a type alone',
    path: 'domain/src/surveys/path.ts',
    text: "import type { survey } from './survey.ts';\nexport const path = (asked?: typeof survey): string => String(asked);",
  },
  {
    rule: 'names say what is inside',
    plant: 'a file for whatever is left over',
    path: 'server/src/contacts/utils.ts',
    text: 'export const nothing = 0;',
  },
  {
    rule: 'names say what is inside',
    plant: 'a folder for whatever is left over',
    path: 'admin/src/common/button.tsx',
    text: 'export const button = 0;',
  },
  {
    rule: 'names say what is inside',
    plant: 'a file named like a class',
    path: 'domain/src/stats/StandardError.ts',
    text: 'export const standardError = 0;',
  },
  {
    rule: 'one place reads the environment',
    plant: 'a feature has a setting of its own',
    path: 'server/src/contacts/limit.ts',
    text: "export const limit = process['env']['LIMIT'];",
  },
  {
    rule: 'the domain knows neither clock nor chance',
    plant: 'a deadline looks at the clock',
    path: 'domain/src/surveys/deadline.ts',
    text: 'export const isOverdue = (due: Date): boolean => new Date() > due;',
  },
  {
    rule: 'the domain knows neither clock nor chance',
    plant: 'a sample throws the dice itself',
    path: 'domain/src/surveys/sample.ts',
    text: 'export const draw = (): number => Math.random();',
  },
  {
    rule: 'only errors are classes',
    plant: 'a service',
    path: 'server/src/contacts/contact-service.ts',
    text: 'export class ContactService {}',
  },
  {
    rule: 'catalogues agree in all languages',
    plant: 'a text that nobody translated',
    path: 'respond/catalogue/nb.json',
    text: '{ "thanks": "Takk, {name}" }',
  },
  {
    rule: 'catalogues agree in all languages',
    plant: 'a translation that forgets whom it thanks',
    path: 'respond/catalogue/nb.json',
    text: '{ "thanks": "Takk", "count": "{n} spørsmål" }',
  },
  {
    rule: 'catalogues agree in all languages',
    plant: 'a message with a brace too few',
    path: 'respond/catalogue/nb.json',
    text: '{ "thanks": "Takk, {name", "count": "{n} spørsmål" }',
  },
  {
    rule: 'every message asked for exists',
    plant: 'a misspelled message',
    path: 'server/src/contacts/add.ts',
    text: "import { message } from '../catalogue/message.ts';\nexport const add = message('nl', 'added.mroe');",
  },
  {
    rule: 'every message asked for exists',
    plant: 'a composed message that fits none',
    path: 'server/src/contacts/add.ts',
    text: "import { message } from '../catalogue/message.ts';\nexport const add = (n: number) => message('nl', `adds.${n}`);",
  },
  {
    rule: 'every message asked for exists',
    plant: 'a refusal that nobody worded',
    path: 'domain/src/surveys/refuse.ts',
    text: "import { Refusal } from '../refusal.ts';\nexport const refuse = () => new Refusal('too_few');",
  },
];

test.each(violations)('is caught: $plant', async ({ rule, path, text }) => {
  const report = await reportOn({ [path]: text });
  expect(broken(report)).toEqual([rule]);
  expect(report.rules.find(({ name }) => name === rule)?.violations[0]?.path).toContain(path.split('/')[0]);
});

test('a long file and a long function are warned of, and break no rule', async () => {
  const body = '  count += 1;\n'.repeat(301);
  const report = await reportOn({
    'domain/src/stats/long.ts': `export function long(count: number): void {\n${body}}\n`,
  });
  expect(broken(report)).toEqual([]);
  expect(report.warnings.map(({ text }) => text)).toEqual([
    expect.stringContaining('303 lines; at most 300'),
    expect.stringContaining('long has 303 lines; at most 60'),
  ]);
});

test('what a program writes is as long as it has to be', async () => {
  const words = Array.from({ length: 301 }, (_, place) => `  'word-${place}': undefined;\n`).join('');
  const report = await reportOn({
    'domain/src/stats/words.ts': `// written by write-words.ts; do not edit.\nexport type Words = {\n${words}};\n`,
  });
  expect(report.warnings).toEqual([]);
});

async function reportOn(planted: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries({ ...tidy, ...planted })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return checkHouse(root);
}

function broken(report: Awaited<ReturnType<typeof checkHouse>>): readonly string[] {
  return report.rules.filter(({ violations }) => violations.length > 0).map(({ name }) => name);
}
