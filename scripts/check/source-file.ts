import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { type ESTree, type ParseResult, parseSync, Visitor } from 'rolldown/utils';

/** One file of ours as the house rules see it. Paths start at the project's folder and use slashes everywhere. */
export type SourceFile = {
  readonly path: string;
  readonly lines: number;
  /** Its first line says that a program writes it, and nobody else. */
  readonly isGenerated: boolean;
  readonly imports: readonly Import[];
  readonly functions: readonly { readonly name: string; readonly line: number; readonly lines: number }[];
  readonly classes: readonly { readonly parent: string; readonly line: number }[];
  /** Dotted names that are read or called, as `process.env` and `Date.now`; `new Date` stands for one without arguments. */
  readonly names: readonly { readonly name: string; readonly line: number }[];
  /** Calls by a plain name, `new` among them, with the texts that each argument can be; `*` stands for what is filled in. */
  readonly calls: readonly {
    readonly name: string;
    readonly texts: readonly (readonly string[])[];
    readonly line: number;
  }[];
  /** Every text that stands in the file, whatever it is for. */
  readonly texts: ReadonlySet<string>;
};

export type Import = {
  readonly specifier: string;
  /** The file of ours that is meant; undefined for a package of others. */
  readonly target: string | undefined;
  readonly isTypeOnly: boolean;
  readonly line: number;
};

const skipped = new Set(['node_modules', 'dist', 'coverage']);
const filesMax = 5000;

/** Reads and parses every TypeScript and JavaScript file below the folders. */
export async function readSources(root: string, folders: readonly string[]): Promise<readonly SourceFile[]> {
  const paths = (await Promise.all(folders.map((folder) => pathsBelow(root, folder)))).flat();
  if (paths.length > filesMax)
    throw new Error(`cannot check ${paths.length} files; is something generated among them?`);
  const code = paths.filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts'));
  return Promise.all(code.map(async (path) => parseSource(path, await readFile(join(root, path), 'utf8'))));
}

/** Every file below a folder, sorted; none if the folder is not there. */
export async function pathsBelow(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const below = await Promise.all(
    entries
      .filter((entry) => !skipped.has(entry.name))
      .map((entry) => {
        const path = posix.join(folder, entry.name);
        return entry.isDirectory() ? pathsBelow(root, path) : Promise.resolve([path]);
      }),
  );
  return below.flat().sort();
}

export function parseSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text, { lang: path.endsWith('.tsx') ? 'tsx' : 'ts' });
  const [error] = parsed.errors;
  if (error !== undefined) throw new Error(`cannot parse ${path}: ${error.message}`);
  const lineAt = lineCounter(text);
  return {
    path,
    lines: lineAt(text.trimEnd().length),
    isGenerated: /^\/\/.*do not edit/.test(text),
    imports: importsOf(path, text, parsed.module, lineAt),
    ...factsOf(parsed.program, lineAt),
  };
}

function importsOf(
  path: string,
  text: string,
  module: ParseResult['module'],
  lineAt: (offset: number) => number,
): readonly Import[] {
  const importOf = (specifier: string, isTypeOnly: boolean, start: number): Import => ({
    specifier,
    target: targetOf(path, specifier),
    isTypeOnly,
    line: lineAt(start),
  });
  const fixed = module.staticImports.map(({ moduleRequest, entries, start }) =>
    importOf(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType), start),
  );
  const passedOn = module.staticExports.flatMap(({ entries, start }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [importOf(moduleRequest.value, isType, start)] : [],
    ),
  );
  const later = module.dynamicImports.flatMap(({ moduleRequest, start }) => {
    const literal = /^['"](.+)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    return literal?.[1] === undefined ? [] : [importOf(literal[1], false, start)];
  });
  return [...fixed, ...passedOn, ...later];
}

/** `./x.ts` beside the file, and `@voldaan/domain/stats/mean` as domain/src/stats/mean.ts, as the rooms' exports say. */
function targetOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(dirname(path), specifier);
  const [, room, rest] = /^@voldaan\/([a-z]+)\/(.+)$/.exec(specifier) ?? [];
  if (room === undefined || rest === undefined) return undefined;
  return /\.[a-z]+$/.test(rest) ? `${room}/src/${rest}` : `${room}/src/${rest}.ts`;
}

type Facts = Pick<SourceFile, 'functions' | 'classes' | 'names' | 'calls' | 'texts'>;

function factsOf(program: ESTree.Program, lineAt: (offset: number) => number): Facts {
  const functions: SourceFile['functions'][number][] = [];
  const classes: SourceFile['classes'][number][] = [];
  const names: SourceFile['names'][number][] = [];
  const calls: SourceFile['calls'][number][] = [];
  const texts = new Set<string>();
  const measure = (node: ESTree.Function | ESTree.ArrowFunctionExpression) => {
    const name = 'id' in node && node.id ? node.id.name : 'a nameless function';
    const line = lineAt(node.start);
    functions.push({ name, line, lines: lineAt(node.end) - line + 1 });
  };
  const noteClass = (node: ESTree.Class) => {
    classes.push({ parent: node.superClass === null ? '' : dottedName(node.superClass), line: lineAt(node.start) });
  };
  const noteCall = (node: ESTree.CallExpression | ESTree.NewExpression) => {
    const line = lineAt(node.start);
    const name = dottedName(node.callee);
    if (node.type === 'NewExpression' && node.arguments.length === 0) names.push({ name: `new ${name}`, line });
    if (node.callee.type === 'Identifier') calls.push({ name, texts: node.arguments.map(possibleTexts), line });
  };
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    ClassDeclaration: noteClass,
    ClassExpression: noteClass,
    CallExpression: noteCall,
    NewExpression: noteCall,
    MemberExpression: (node) => void names.push({ name: dottedName(node), line: lineAt(node.start) }),
    Literal: (node) => void (typeof node.value === 'string' && texts.add(node.value)),
    TemplateLiteral: (node) => void texts.add(pattern(node)),
  }).visit(program);
  return { functions, classes, names, calls, texts };
}

/** What a text can be that is written out, filled in or chosen between two; nothing if only running would tell. */
function possibleTexts(node: ESTree.Argument): readonly string[] {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateLiteral') return [pattern(node)];
  if (node.type === 'ConditionalExpression')
    return [...possibleTexts(node.consequent), ...possibleTexts(node.alternate)];
  return [];
}

function pattern(node: ESTree.TemplateLiteral): string {
  return node.quasis.map(({ value }) => value.cooked ?? '').join('*');
}

/** `a.b` for a.b and a['b']; for anything deeper only what is known of its end. */
function dottedName(node: ESTree.Expression): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return '';
  const { property } = node;
  const last =
    property.type === 'Identifier' || property.type === 'PrivateIdentifier' ? property.name : literalOf(property);
  return `${dottedName(node.object)}.${last}`;
}

function literalOf(node: ESTree.Expression): string {
  return node.type === 'Literal' ? String(node.value) : '';
}

/** Line numbers from offsets by halving; counting newlines from the start for each node would be quadratic. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
