import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeDataFolder, type ProductProcess, startProcess } from '../server/bench/product-process.ts';
import { testFolder } from '../server/src/database/test-folder.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../server/src/main.ts', import.meta.url));

/** Nothing is under way when a test stops it; whatever takes longer hangs. */
const stopSecondsMax = 10;

export type RunningProduct = ProductProcess &
  Readonly<{
    dataFolder: string;
    /** The link that the console offers: to set up a company, or into the sample. */
    entrance: string;
    /** Another link to set up a company, as `voldaan setup-link` prints it. */
    makeSetupLink: () => Promise<string>;
  }>;

type Mode = 'start' | 'demo';

/** Data folders of a product that was started once and stopped. */
export type FirstFolders = Readonly<Record<Mode, string>>;

let firstFolders: FirstFolders | undefined;

/** From here on `startProduct` spares its callers the first start, whose time they are not about. */
export function startFromCopies(folders: FirstFolders): void {
  firstFolders = folders;
}

/** Starts the product as new, in a folder that goes when it stops, and reads the link that its console offers. */
export function startProduct(mode: Mode = 'start', settings: Settings = {}): Promise<RunningProduct> {
  return startIn(firstFolders?.[mode], { mode, settings });
}

/** Starts the product on an empty folder, as whoever installed it does. */
export function startOnEmptyFolder(): Promise<RunningProduct> {
  return startIn(undefined, { mode: 'start', settings: {} });
}

type Settings = Readonly<Record<string, string>>;

async function startIn(
  firstFolder: string | undefined,
  { mode, settings }: Readonly<{ mode: Mode; settings: Settings }>,
): Promise<RunningProduct> {
  const dataFolder = await makeDataFolder(testFolder());
  const clear = () => rm(dataFolder, { recursive: true, force: true });
  try {
    // As cp does it and fs.cp does not: with the user to whom PostgreSQL's files belong.
    if (firstFolder !== undefined) await run('cp', ['-a', `${firstFolder}/.`, dataFolder]);
    const product = await startProcess({ mode, dataFolder, settings });
    return {
      ...product,
      dataFolder,
      entrance: await readEntrance(product),
      makeSetupLink: async () => {
        const folder = mode === 'demo' ? `${dataFolder}/demo` : dataFolder;
        const environment = { ...process.env, VOLDAAN_DATA: folder, VOLDAAN_BASE_URL: product.baseUrl };
        return (await run(process.execPath, [program, 'setup-link'], { env: environment })).stdout.trim();
      },
      stop: async () => {
        const began = performance.now();
        await product.stop();
        const seconds = (performance.now() - began) / 1000;
        await clear();
        if (seconds > stopSecondsMax) throw new Error(`stopping took ${seconds.toFixed(0)} s:\n${product.output()}`);
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

/** The greeting follows the first reply by a moment. */
async function readEntrance(product: ProductProcess): Promise<string> {
  for (let tries = 0; tries < 500; tries += 1) {
    const link = product.output().match(/(https?:\/\/\S+\/(?:setup|demo)\/\S+)\n/)?.[1];
    if (link !== undefined) return link;
    await wait(20);
  }
  await product.stop();
  throw new Error(`the console offered no link:\n${product.output()}`);
}
