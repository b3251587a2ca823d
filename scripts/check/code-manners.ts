import { posix } from 'node:path';
import {
  classParents,
  emptyNames,
  environmentReaders,
  fileLinesMax,
  functionLinesMax,
  impureCalls,
} from './house-rules.ts';
import { isTest } from './import-direction.ts';
import type { SourceFile } from './source-file.ts';
import type { Violation } from './violation.ts';

/** A file or folder is called by what is in it, in kebab-case. */
export function checkNames(paths: readonly string[]): readonly Violation[] {
  return paths.flatMap((path) => {
    const folders = posix.dirname(path).split('/');
    const isCode = /\.(tsx?|mjs|js|css)$/.test(path);
    const stem = posix.basename(path).replace(/\..*$/, '');
    const empty = [...folders, ...(isCode ? [stem] : [])].find((name) => emptyNames.test(name));
    if (empty !== undefined)
      return [{ path, line: 1, text: `"${empty}" does not say what is inside; name it by what it does` }];
    if (isCode && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem)) return [{ path, line: 1, text: 'file names are kebab-case' }];
    return [];
  });
}

/** One place reads the environment, so that one page lists every setting. */
export function checkEnvironment(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => !environmentReaders.some((reader) => reader.test(path)))
    .flatMap((file) =>
      named(file, (name) => name === 'process.env', 'only server/src/config.ts reads the environment'),
    );
}

/** The domain is the same at every hour and every throw of the dice. */
export function checkPurity(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => path.startsWith('domain/') && !isTest(path))
    .flatMap((file) =>
      named(
        file,
        (name) => name === 'new Date' || impureCalls.includes(name),
        'the domain takes now and random as arguments',
      ),
    );
}

/** Functions and modules; a class is an error. */
export function checkClasses(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap((file) =>
    file.classes
      .filter(({ parent }) => !classParents.test(parent))
      .map(({ line }) => ({
        path: file.path,
        line,
        text: 'only errors are classes; write functions over readonly data',
      })),
  );
}

/** Sizes warn: a long file is often two things, and sometimes just long. */
export function measureSizes(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path, isGenerated }) => !isTest(path) && !isGenerated)
    .flatMap((file) => [
      ...(file.lines > fileLinesMax
        ? [
            {
              path: file.path,
              line: 1,
              text: `${file.lines} lines; at most ${fileLinesMax}: two subjects in one room?`,
            },
          ]
        : []),
      ...file.functions
        .filter(({ lines }) => lines > functionLinesMax)
        .map(({ name, line, lines }) => ({
          path: file.path,
          line,
          text: `${name} has ${lines} lines; at most ${functionLinesMax}: keep the story, move the steps out`,
        })),
    ]);
}

function named(file: SourceFile, isMeant: (name: string) => boolean, text: string): readonly Violation[] {
  return file.names
    .filter(({ name }) => isMeant(name))
    .map(({ name, line }) => ({ path: file.path, line, text: `${name}: ${text}` }));
}
