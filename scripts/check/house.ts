import { checkCatalogues, checkMessageKeys } from './catalogues.ts';
import { checkClasses, checkEnvironment, checkNames, checkPurity, measureSizes } from './code-manners.ts';
import { checkCycles } from './import-cycles.ts';
import { checkFeatureLayers, checkFeatureOrder, checkRooms, checkSql } from './import-direction.ts';
import { pathsBelow, readSources } from './source-file.ts';
import type { Violation } from './violation.ts';

export type HouseReport = {
  readonly rules: readonly { readonly name: string; readonly violations: readonly Violation[] }[];
  /** Said, but no reason to fail. */
  readonly warnings: readonly Violation[];
};

const folders = ['domain', 'server', 'admin', 'respond', 'e2e', 'scripts'];

/** Holds the project at a folder against the house rules. */
export async function checkHouse(root: string): Promise<HouseReport> {
  const files = await readSources(root, folders);
  const paths = (await Promise.all(folders.map((folder) => pathsBelow(root, folder)))).flat();
  return {
    rules: [
      { name: 'rooms import in one direction', violations: checkRooms(files) },
      { name: 'features import in one direction', violations: checkFeatureOrder(files) },
      { name: 'a feature is asked by its verbs and read by its views', violations: checkFeatureLayers(files) },
      { name: 'SQL stands in store.ts and views.ts', violations: checkSql(files) },
      { name: 'no imports in a ring', violations: checkCycles(files) },
      { name: 'names say what is inside', violations: checkNames(paths) },
      { name: 'one place reads the environment', violations: checkEnvironment(files) },
      { name: 'the domain knows neither clock nor chance', violations: checkPurity(files) },
      { name: 'only errors are classes', violations: checkClasses(files) },
      { name: 'catalogues agree in all languages', violations: await checkCatalogues(root) },
      { name: 'every message asked for exists', violations: await checkMessageKeys(root, files) },
    ],
    warnings: measureSizes(files),
  };
}
