import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Largest first, as vitest does it where it knows no times yet, but the tours of all screens before any other: their files
 * are short and their minutes long, and whoever is last is waited for by workers with nothing to do.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isTour), ...sorted.filter((file) => !isTour(file))];
  }
}

function isTour({ moduleId }: TestSpecification): boolean {
  return /\/e2e\/accessibility-[^/]+$/.test(moduleId);
}
