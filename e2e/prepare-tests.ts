import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { makeDataFolder, startProcess } from '../server/bench/product-process.ts';
import { testFolder } from '../server/src/database/test-folder.ts';
import { launchBrowser } from './browser.ts';
import type { FirstFolders } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    firstFolders: FirstFolders;
  }
}

const made: string[] = [];

/**
 * Once before all test files. The browser from npm unpacks itself at its first start, and two at once would meet. The
 * product makes its database and the sample company once, in folders that the files start from copies of.
 */
export async function setup(project: TestProject): Promise<void> {
  const browser = await launchBrowser();
  await browser.close();
  project.provide('firstFolders', { start: await folderAfterStart('start'), demo: await folderAfterStart('demo') });
}

export async function teardown(): Promise<void> {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
}

async function folderAfterStart(mode: 'start' | 'demo'): Promise<string> {
  const dataFolder = await makeDataFolder(testFolder());
  made.push(dataFolder);
  const product = await startProcess({ mode, dataFolder });
  await product.stop();
  return dataFolder;
}
