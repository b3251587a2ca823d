import { posix } from 'node:path';
import {
  above,
  doors,
  features,
  layers,
  passedDown,
  privateFiles,
  type Room,
  rooms,
  sqlFiles,
  sqlPackages,
  sqlVerbs,
} from './house-rules.ts';
import type { Import, SourceFile } from './source-file.ts';
import type { Violation } from './violation.ts';

/** Rooms stand in one direction: domain knows nobody, server and admin know domain, respond its surveys. */
export function checkRooms(files: readonly SourceFile[]): readonly Violation[] {
  return forEachImport(files, (file, found) => {
    const [from, to] = [roomOf(file.path), found.target === undefined ? undefined : roomOf(found.target)];
    if (from === undefined || from === to || found.target === undefined) return undefined;
    const target = found.target;
    const door = doors[from].find(
      ({ path }) => posix.matchesGlob(target, `${path}${path.endsWith('/') ? '**' : '*'}`) || path === target,
    );
    if (door === undefined) return `${from} may not import ${found.specifier}`;
    if (door.typesOnly === true && !found.isTypeOnly) return `${from} may import only types from ${found.specifier}`;
    return undefined;
  });
}

/** Features stand in one order, and nothing below them (technical folders) knows them. */
export function checkFeatureOrder(files: readonly SourceFile[]): readonly Violation[] {
  return forEachImport(files, (file, found) => {
    if (found.target === undefined || roomOf(file.path) !== roomOf(found.target)) return undefined;
    const room = roomOf(file.path);
    // Benches, storms and other programs of a room stand outside of its src and may look into all of it.
    if ((room !== 'server' && room !== 'domain') || !file.path.startsWith(`${room}/src/`)) return undefined;
    const [from, to] = [placeOf(file.path), placeOf(found.target)];
    if (to.rank <= from.rank) return undefined;
    if (file.path === 'server/src/product.ts' && passedDown.includes(found.target)) return undefined;
    // A test may start the whole product; one of a technical folder plays its features' part as well.
    if (isTest(file.path) && (to.rank === aboveRank || from.rank < 0)) return undefined;
    return `${from.name} stands below ${to.name} and may not import ${found.specifier}`;
  });
}

/** A feature is asked by its verbs and read by its views; inside it, SQL, mail, verbs and routes are layers. */
export function checkFeatureLayers(files: readonly SourceFile[]): readonly Violation[] {
  const server = files.filter((file) => file.path.startsWith('server/src/') && !isTest(file.path));
  return forEachImport(server, (file, found) => {
    const own = featureOf(file.path);
    if (own === undefined) return undefined;
    const forbidden = layers[stemOf(file.path)] ?? [];
    if (found.target === undefined)
      return forbidden.includes(found.specifier) ? layerText(file.path, found) : undefined;
    const other = featureOf(found.target);
    const name = stemOf(found.target);
    if (other !== undefined && other !== own && privateFiles.includes(name)) {
      return `${own} may not import ${name}.ts of ${other}; ask its verbs (${other}.ts) or read its views.ts`;
    }
    const isForbidden = other === own ? forbidden.includes(name) : forbidden.includes(folderOf(found.target) ?? '');
    return isForbidden && !found.isTypeOnly ? layerText(file.path, found) : undefined;
  });
}

/** In a feature, SQL stands in store.ts and views.ts only. */
export function checkSql(files: readonly SourceFile[]): readonly Violation[] {
  const others = files.filter(({ path }) => {
    const isOfFeature = path.startsWith('server/src/') && featureOf(path) !== undefined;
    return isOfFeature && !isTest(path) && !sqlFiles.test(stemOf(path));
  });
  const imported = forEachImport(others, (_, found) =>
    sqlPackages.includes(found.specifier) && !found.isTypeOnly
      ? `${found.specifier} may be imported only in store.ts and views.ts`
      : undefined,
  );
  const called = others.flatMap((file) =>
    file.names
      .filter(({ name }) => sqlVerbs.includes(name.slice(name.lastIndexOf('.') + 1)))
      .map(({ name, line }) => ({
        path: file.path,
        line,
        text: `${name} is SQL, which belongs in store.ts or views.ts`,
      })),
  );
  return [...imported, ...called];
}

export function isTest(path: string): boolean {
  return /(\.test\.tsx?|\/test-[a-z-]+\.ts)$/.test(path);
}

export function roomOf(path: string): Room | undefined {
  const first = path.slice(0, path.indexOf('/'));
  return rooms.find((room) => room === first);
}

const aboveRank = features.length;

/** Where a file stands: below all features, at its feature, or above them all. */
function placeOf(path: string): { readonly name: string; readonly rank: number } {
  const feature = featureOf(path);
  if (feature !== undefined) return { name: feature, rank: features.indexOf(feature) };
  const first = folderOf(path) ?? stemOf(path);
  return above.includes(first) ? { name: first, rank: aboveRank } : { name: first, rank: -1 };
}

function featureOf(path: string): (typeof features)[number] | undefined {
  const folder = folderOf(path);
  return features.find((feature) => feature === folder);
}

/** The folder right below src: `surveys` in domain/src/surveys/question/open.ts. */
function folderOf(path: string): string | undefined {
  const [, src, folder, ...rest] = path.split('/');
  return src === 'src' && rest.length > 0 ? folder : undefined;
}

function stemOf(path: string): string {
  return posix.basename(path).replace(/\.[a-z.]+$/, '');
}

function layerText(path: string, found: Import): string {
  return `${posix.basename(path)} may not import ${found.specifier}: it lies in a layer above or beside it`;
}

function forEachImport(
  files: readonly SourceFile[],
  judge: (file: SourceFile, found: Import) => string | undefined,
): readonly Violation[] {
  return files.flatMap((file) =>
    file.imports.flatMap((found) => {
      const text = judge(file, found);
      return text === undefined ? [] : [{ path: file.path, line: found.line, text }];
    }),
  );
}
