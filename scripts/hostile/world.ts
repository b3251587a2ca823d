import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type MailServer, startMailServer } from '../../e2e/mail-server.ts';
import { makeDataFolder, type ProductProcess, startProcess } from '../../server/bench/product-process.ts';
import { type Company, fillOtherCompany, makeCompany } from './company.ts';
import { type Client, makeClient } from './http-client.ts';
import { type PublishedSurvey, publishSurvey } from './published-survey.ts';
import { makeWatch, type Watch } from './watch.ts';

const run = promisify(execFile);

/** Where customers and staff would find the server. */
export const publicUrl = 'https://feedback.bakkerij.example';

/** Where programs of others stand that we open ourselves. No line of the corpus means it, and the operator allows it by name. */
export const hookHost = '127.77.0.1';

/** The product as a program of its own, so that what it refuses to start with can be tried too. */
export const program = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));

/** A started server with two companies: ours, from which everything is tried, and the other, of which nothing may show. */
export type World = Readonly<{
  baseUrl: string;
  watch: Watch;
  /** Somebody without a cookie. */
  anyone: Client;
  ours: Company;
  other: Company;
  /** Our published survey, with the question ids that the corpus uses. */
  survey: PublishedSurvey;
  /** One that takes one answer of each person, by a personal link. */
  singleUse: PublishedSurvey;
  /** Takes the mail that is sent, and shows to whom. */
  mail: MailServer;
  isAlive: () => boolean;
  close: () => Promise<void>;
}>;

export async function openWorld(): Promise<World> {
  const dataFolder = await makeDataFolder();
  const watch = makeWatch();
  const mail = await startMailServer();
  const settings = {
    // One proxy is believed, so that every request can come from a machine of its own.
    VOLDAAN_PROXY_HOPS: '1',
    // As on the internet: what is allowed to somebody who tries it on their own machine is not allowed here.
    VOLDAAN_BASE_URL: publicUrl,
    VOLDAAN_PRIVATE_MAIL_HOSTS: mail.host,
    VOLDAAN_PRIVATE_HOOK_HOSTS: hookHost,
  };
  let server: ProductProcess | undefined;
  const close = async () => {
    await server?.stop().catch(() => undefined);
    await mail.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    server = await startProcess({ mode: 'start', dataFolder, settings, onOutput: watch.sawOutput });
    const { baseUrl, pid } = server;
    const companies = await openCompanies(server, dataFolder, watch);
    const survey = await publishSurvey(companies.ours.owner);
    const singleUse = await publishSurvey(companies.ours.owner, true);
    watch.begin(pid);
    return {
      baseUrl,
      watch,
      anyone: makeClient(baseUrl, watch),
      ...companies,
      survey,
      singleUse,
      mail,
      isAlive: () => isRunning(pid),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openCompanies(server: ProductProcess, dataFolder: string, watch: Watch) {
  const link = async () => {
    const env = { ...process.env, VOLDAAN_DATA: dataFolder, VOLDAAN_BASE_URL: publicUrl };
    return (await run(process.execPath, [program, 'setup-link'], { env })).stdout.trim();
  };
  const client = () => makeClient(server.baseUrl, watch);
  const ours = await makeCompany({ link: await link(), client, mark: 'Bakkerij De Ochtend' });
  const other = await makeCompany({ link: await link(), client, mark: `Zeewier ${randomBytes(6).toString('hex')}` });
  watch.guard(await fillOtherCompany(other));
  return { ours, other };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
