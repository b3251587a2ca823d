import { readFile } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { catalogueLanguages, catalogueRooms, messageCalls } from './house-rules.ts';
import { isTest } from './import-direction.ts';
import type { SourceFile } from './source-file.ts';
import type { Violation } from './violation.ts';

type Catalogue = { readonly path: string; readonly messages: ReadonlyMap<string, string> };

/**
 * What a person reads exists in every language, says the same things (arguments and tags) in each, and can be parsed.
 * A message that is missing in one language would show as its key, or in the wrong language, to a customer.
 */
export async function checkCatalogues(root: string): Promise<readonly Violation[]> {
  const found = await Promise.all(
    catalogueRooms.map(async ({ room, hasTags }) => ({ hasTags, read: await readCatalogues(root, room) })),
  );
  return found.flatMap(({ hasTags, read }) => [
    ...read.flatMap(({ problems }) => problems),
    ...compare(
      read.map(({ catalogue }) => catalogue),
      hasTags,
    ),
  ]);
}

/** Every message that the server asks for by name is there; one that is composed has at least one that fits. */
export async function checkMessageKeys(root: string, files: readonly SourceFile[]): Promise<readonly Violation[]> {
  const [first] = await readCatalogues(root, 'server');
  if (first === undefined) return [];
  const keys = [...first.catalogue.messages.keys()];
  return files
    .filter(({ path }) => /^(server|domain)\/src\//.test(path) && !isTest(path))
    .flatMap((file) =>
      keysAskedFor(file)
        .filter(({ key }) => !keys.some((known) => matchesGlob(known, key)))
        .map(({ key, line }) => ({ path: file.path, line, text: `no message ${key} in the server's catalogue` })),
    );
}

function keysAskedFor(file: SourceFile): readonly { readonly key: string; readonly line: number }[] {
  return file.calls.flatMap(({ name, texts, line }) => {
    const call = Object.hasOwn(messageCalls, name) ? messageCalls[name] : undefined;
    if (call === undefined) return [];
    return (texts[call.argument] ?? []).map((text) => ({ key: call.prefix + text, line }));
  });
}

async function readCatalogues(root: string, room: string) {
  const texts = await Promise.all(
    catalogueLanguages.map(async (language) => {
      const path = `${room}/catalogue/${language}.json`;
      return { path, text: await readFile(join(root, path), 'utf8').catch(() => undefined) };
    }),
  );
  // A room that says nothing has no catalogue at all.
  if (texts.every(({ text }) => text === undefined)) return [];
  return texts.map(({ path, text }) => readCatalogue(path, text));
}

function readCatalogue(path: string, text: string | undefined) {
  if (text === undefined) {
    return {
      catalogue: { path, messages: new Map() },
      problems: [{ path, line: 1, text: 'this catalogue is missing' }],
    };
  }
  try {
    return { catalogue: { path, messages: flatten(JSON.parse(text), '') }, problems: [] };
  } catch (error) {
    const problem = { path, line: 1, text: `is not JSON: ${error instanceof Error ? error.message : error}` };
    return { catalogue: { path, messages: new Map() }, problems: [problem] };
  }
}

function compare(catalogues: readonly Catalogue[], hasTags: boolean): readonly Violation[] {
  const keys = new Set(catalogues.flatMap(({ messages }) => [...messages.keys()]));
  return [...keys].flatMap((key) => compareMessage(key, catalogues, hasTags));
}

function compareMessage(key: string, catalogues: readonly Catalogue[], hasTags: boolean): readonly Violation[] {
  const violations: Violation[] = [];
  let first: { readonly path: string; readonly slots: string } | undefined;
  for (const { path, messages } of catalogues) {
    const text = messages.get(key);
    if (text === undefined || text.trim() === '') {
      violations.push({ path, line: 1, text: `${key} is missing or empty` });
      continue;
    }
    const slots = slotsOf(text, hasTags);
    if (slots instanceof Error) {
      violations.push({ path, line: 1, text: `${key} cannot be parsed: ${slots.message}` });
      continue;
    }
    first ??= { path, slots };
    if (slots !== first.slots) {
      violations.push({
        path,
        line: 1,
        text: `${key} takes ${slots || 'nothing'}, but in ${first.path} ${first.slots || 'nothing'}`,
      });
    }
  }
  return violations;
}

/** The names of a message's arguments and tags, sorted, as one text; an error if the message cannot be parsed. */
function slotsOf(text: string, hasTags: boolean): string | Error {
  try {
    const names = new Set<string>();
    collectSlots(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: !hasTags }).getAst(), names);
    return [...names].sort().join(', ');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Node types of the parser: 0 plain text, 7 the # of a plural, 8 a tag; the others are arguments. */
function collectSlots(elements: ReturnType<IntlMessageFormat['getAst']>, names: Set<string>): void {
  for (const element of elements) {
    if (element.type === 0 || element.type === 7) continue;
    names.add(element.type === 8 ? `<${element.value}>` : `{${element.value}}`);
    if (element.type === 8) collectSlots(element.children, names);
    if (element.type === 5 || element.type === 6) {
      for (const option of Object.values(element.options)) collectSlots(option.value, names);
    }
  }
}

function flatten(value: unknown, path: string): ReadonlyMap<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is neither a text nor a group of texts`);
  return new Map(
    Object.entries(value).flatMap(([name, below]) => [...flatten(below, path === '' ? name : `${path}.${name}`)]),
  );
}
