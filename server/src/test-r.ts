import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Whether this machine has an R that tests may ask. */
export const hasR = process.env['VOLDAAN_TEST_R'] === '1';

/** What a program of scripts/peers/r makes of what it is given. */
export async function askR<Answer>(program: string, given: unknown): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'voldaan-r-'));
  try {
    const [input, output] = [join(folder, 'given.json'), join(folder, 'answer.json')];
    await writeFile(input, JSON.stringify(given));
    const file = join(import.meta.dirname, '../../scripts/peers/r', program);
    await promisify(execFile)('Rscript', [file, input, output], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    return JSON.parse(await readFile(output, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
