import { Refusal } from '@voldaan/domain/refusal';
import { message } from '../catalogue/message.ts';
import type { Config } from '../config.ts';
import { connectDatabases } from '../database/connect.ts';
import { findDatabase } from '../database/open-database.ts';
import { makeLog } from '../log.ts';
import { makeProduct, type Product } from '../product.ts';
import { SurveyFileError } from '../surveys/survey-file.ts';
import { SurveyCommandError } from './survey-error.ts';
import { ownerOf, type WorkspaceOwner, workspaceCodes } from './workspace-views.ts';

/** In whose house a survey command works: the company's own, as its owner. */
export type SurveyHouse = Readonly<{ product: Product; owner: WorkspaceOwner; say: (line: string) => void }>;

type Work = (house: SurveyHouse) => Promise<number>;

/**
 * Works on the surveys of one company, in the database, as `voldaan setup-link` does: there are no keys for programs yet.
 * Without a code there must be one company only. Returns the exit code.
 */
export async function withSurveys(config: Config, code: string | undefined, work: Work): Promise<number> {
  const database = await findDatabase(config);
  if (database === undefined) {
    throw new SurveyCommandError(`nothing runs on ${config.dataFolder}; start it first: npm start`);
  }
  const log = makeLog(config);
  const databases = connectDatabases(database.address, log);
  try {
    const product = makeProduct({ config, databases, log });
    const owner = await findOwner(product, code);
    return await work({ product, owner, say: (line) => process.stdout.write(`${line}\n`) });
  } finally {
    await databases.close();
  }
}

async function findOwner({ databases }: Product, code: string | undefined): Promise<WorkspaceOwner> {
  const all = await workspaceCodes(databases);
  const codes = all.map((each) => each.code).join(', ');
  const found = code === undefined ? all : all.filter((each) => each.code === code);
  const [only] = found;
  if (only === undefined) throw new SurveyCommandError(`no such company here; there are: ${codes || 'none'}`);
  if (found.length > 1) throw new SurveyCommandError(`say which company with --workspace: ${codes}`);
  const owner = await ownerOf(databases, only);
  if (owner === undefined) throw new SurveyCommandError(`the company ${only.code} has no owner`);
  return owner;
}

/** Runs the work on one file; what is wrong with it is said with its name, in the owner's language. */
export async function aboutFile<Done>({ owner }: SurveyHouse, path: string, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SurveyFileError) throw new SurveyCommandError(`${path}: ${error.message}`, { cause: error });
    if (!(error instanceof Refusal)) throw error;
    const { pointer = '', values } = error.detail;
    const words = message(owner.language, `problem.${error.code}`, values);
    throw new SurveyCommandError(pointer === '' ? `${path}: ${words}` : `${path}, at ${pointer}: ${words}`, {
      cause: error,
    });
  }
}
