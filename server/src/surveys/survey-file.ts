import {
  Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { z } from 'zod';
import { inFileOrder } from './survey-file-order.ts';

/** A file of a survey that cannot be read, with its place. */
export class SurveyFileError extends Error {
  override readonly name = 'SurveyFileError';
}

/** What a file holds. Without a survey's id it is one that is yet to be made. */
export type SurveyFile = Readonly<{ survey?: string; revision?: number; definition: unknown }>;

const fileCharactersMax = 2_000_000;

/** An anchor saves typing; a file that names one a thousand times is a bomb. */
const aliasesMax = 100;

const fileSchema = z.strictObject({
  survey: z.string().max(100).optional(),
  revision: z.int().min(1).optional(),
  definition: z.record(z.string(), z.unknown()),
});

export function readSurveyFile(text: string): SurveyFile {
  const read = fileSchema.safeParse(contentsOf(parse(text)));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new SurveyFileError(`not a file of a survey, at /${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { survey, revision, definition } = read.data;
  return {
    ...(survey === undefined ? {} : { survey }),
    ...(revision === undefined ? {} : { revision }),
    definition,
  };
}

const head = ' A survey of Voldaan. What it may say: docs/surveys.md';

/**
 * The survey as a file. Into a file that is there already only what differs is written, so that its comments and its
 * layout stay; when nothing differs it stays as it is, byte for byte.
 */
export function writeSurveyFile(file: SurveyFile, existing?: string): string {
  const value = inFileOrder(file);
  if (existing === undefined) {
    const document = new Document(value, documentOptions);
    document.commentBefore = head;
    return document.toString(writing);
  }
  const document = parse(existing);
  if (JSON.stringify(inFileOrder(contentsOf(document))) === JSON.stringify(value)) return existing;
  document.contents = merge(document, document.contents, value);
  return document.toString(writing);
}

const documentOptions = { schema: 'core', version: '1.2', uniqueKeys: true } as const;

/** Never folded: a text of one line stays one line, so that a change of it is one line of a diff. */
const writing = { lineWidth: 0 } as const;

function parse(text: string): Document {
  if (text.length > fileCharactersMax) throw new SurveyFileError('longer than any survey');
  const document = parseDocument(text, documentOptions);
  const [error] = document.errors;
  if (error !== undefined) throw new SurveyFileError(error.message);
  return document;
}

function contentsOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: aliasesMax });
  } catch (cause) {
    throw new SurveyFileError('a name stands for something that is not there, or too often', { cause });
  }
}

/** The node that says this value, made from the one that was there as far as it can be. */
function merge(document: Document, node: unknown, value: unknown): Node {
  if (isMap(node) && isRecord(value)) return mergeMap(document, node, value);
  if (isSeq(node) && Array.isArray(value)) return mergeList(document, node, value);
  if (isScalar(node) && !isRecord(value) && !Array.isArray(value)) return mergeScalar(node, value);
  return document.createNode(value);
}

function mergeMap(document: Document, map: YAMLMap, value: Readonly<Record<string, unknown>>): YAMLMap {
  const kept = map.items.filter(({ key }) => Object.hasOwn(value, nameOf(key)));
  const known = new Set(kept.map(({ key }) => nameOf(key)));
  for (const pair of kept) pair.value = merge(document, pair.value, value[nameOf(pair.key)]);
  const added = Object.entries(value).filter(([key]) => !known.has(key));
  map.items = [...kept, ...added.map(([key, part]) => new Pair(document.createNode(key), document.createNode(part)))];
  return map;
}

/** Parts with an id are known by it wherever they moved; others by their place. */
function mergeList(document: Document, list: YAMLSeq, value: readonly unknown[]): YAMLSeq {
  const before = [...list.items];
  const byId = new Map(before.flatMap((item) => (isMap(item) ? [[String(item.get('id')), item] as const] : [])));
  list.items = value.map((item, place) => {
    const id = isRecord(item) && typeof item['id'] === 'string' ? item['id'] : undefined;
    return merge(document, id === undefined ? before[place] : byId.get(id), item);
  });
  return list;
}

function mergeScalar(scalar: Scalar, value: unknown): Scalar {
  if (scalar.value === value) return scalar;
  scalar.value = value;
  // How the old text was quoted or broken into lines says nothing of the new one.
  delete scalar.type;
  return scalar;
}

function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
