#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { explainError } from './command/explain-error.ts';
import type { Parts } from './command/run.ts';
import type { SeedOptions } from './command/seed.ts';
import type { SurveyHouse } from './command/survey.ts';
import { readConfig } from './config.ts';
import { productVersion } from './product-version.ts';
import { knownSecret } from './secret/kept-secret.ts';

const program = new Command('voldaan')
  .description('Customer satisfaction, honestly measured.')
  .version(productVersion)
  .showHelpAfterError()
  .exitOverride();

// Each command loads what it needs when it is called: a server that stands there for months has no use for the others.
const run = (parts: Parts) => async () => {
  const { runUntilStopped } = await import('./command/run.ts');
  process.exitCode = await runUntilStopped(readConfig(), parts);
};

program
  .command('start')
  .description('serve and work in one process')
  .action(run({ serves: true, works: true, isDemo: false }));
program
  .command('serve')
  .description('answer requests')
  .action(run({ serves: true, works: false, isDemo: false }));
program
  .command('work')
  .description('send mail and do what can be done later')
  .action(run({ serves: false, works: true, isDemo: false }));
program
  .command('demo')
  .description('start with a sample company of twelve months and a member of staff signed in')
  .action(run({ serves: true, works: true, isDemo: true }));
program
  .command('migrate')
  .description('bring the database to this release')
  .action(async () => {
    const { runMigrate } = await import('./command/migrate.ts');
    await runMigrate(lookAtConfig().config);
  });
program
  .command('setup-link')
  .description('print a link with which a company can be set up once')
  .action(async () => {
    const { printSetupLink } = await import('./command/setup-link.ts');
    process.exitCode = await printSetupLink(lookAtConfig().config);
  });
program
  .command('doctor')
  .description('show the settings in force and check what they lead to')
  .action(async () => {
    const { runDoctor } = await import('./command/doctor.ts');
    process.exitCode = await runDoctor(lookAtConfig());
  });
program
  .command('backup')
  .argument('<folder>', 'a folder that is new or empty')
  .description('copy the data folder of a running Voldaan so that another can start from it')
  .action(async (folder: string) => {
    const { runBackup } = await import('./command/backup.ts');
    await runBackup(lookAtConfig().config, folder);
  });
const survey = program.command('survey').description('surveys as files: pull, push, diff (docs/surveys.md)');
const workspaceOption = ['--workspace <code>', 'the company, where there are more'] as const;
survey
  .command('pull')
  .argument('[id]', 'the survey, srv_…; left out with --all')
  .argument('[folder]', 'where the files go', '.')
  .option('--all', 'every survey of the company')
  .option(...workspaceOption)
  .description('write drafts to files, which keep their comments')
  .action(async (id: string | undefined, folder: string, options: { all?: true; workspace?: string }) => {
    // With --all the first word is the folder.
    const wish = options.all
      ? { ids: [], isAll: true, folder: id ?? folder }
      : { ids: id === undefined ? [] : [id], isAll: false, folder };
    const { pullSurveys } = await import('./command/survey-pull.ts');
    await inHouse(options.workspace, (house) => pullSurveys(house, wish));
  });
survey
  .command('push')
  .argument('<files...>')
  .option('--publish', 'publish what was pushed')
  .option(...workspaceOption)
  .description('make drafts of files; a file without an id becomes a new survey')
  .action(async (paths: string[], options: { publish?: true; workspace?: string }) => {
    const wish = { paths, publishes: options.publish === true };
    const { pushSurveys } = await import('./command/survey-push.ts');
    await inHouse(options.workspace, (house) => pushSurveys(house, wish));
  });
survey
  .command('diff')
  .argument('<file>')
  .option(...workspaceOption)
  .description('say what a file would change; exit code 1 when it would')
  .action(async (path: string, options: { workspace?: string }) => {
    const { diffSurvey } = await import('./command/survey-push.ts');
    await inHouse(options.workspace, (house) => diffSurvey(house, path));
  });
program
  .command('mail-in')
  .option('--to <address>', 'whom the envelope named')
  .option(...workspaceOption)
  .description('take a mail that came back from standard input (docs/deliverability.md)')
  .action(async (options: { to?: string; workspace?: string }) => {
    const { takePipedMail } = await import('./command/mail-in.ts');
    process.exitCode = await takePipedMail(lookAtConfig().config, options);
  });
program
  .command('votes')
  .description('what counts as an answer of a person (docs/votes.md)')
  .command('reclassify')
  .option('--dry-run', 'say what would change and change nothing')
  .option(...workspaceOption)
  .description('judge all answers again by the rules of this release')
  .action(async (options: { dryRun?: true; workspace?: string }) => {
    const { reclassify } = await import('./command/votes.ts');
    await inHouse(options.workspace, (house) => reclassify(house, options.dryRun === true));
  });
program
  .command('recount')
  .option(...workspaceOption)
  .description('compare the columns in the data folder with the answers in the database; exit code 1 when they differ')
  .action(async (options: { workspace?: string }) => {
    const { recountColumns } = await import('./command/recount.ts');
    await inHouse(options.workspace, recountColumns);
  });
program
  .command('seed')
  .requiredOption('--responses <count>', 'how many answers', wholeNumber)
  .option('--seed <number>', 'the same number draws the same answers', wholeNumber, 1)
  .option('--texts <share>', 'the share of answers in which something is written', Number, 0.1)
  .option('--surveys <count>', 'how many surveys are answered, from 1 to 20', wholeNumber, 20)
  .option(
    '--scores-only',
    'leave out the responses: figures have all they count, and no single response can be read',
    false,
  )
  .option(...workspaceOption)
  .description(
    'fill a new company, or one without answers, with three years of drawn answers: for trials and measurements',
  )
  .action(async (options: SeedOptions) => {
    const { runSeed } = await import('./command/seed.ts');
    process.exitCode = await runSeed(lookAtConfig().config, options);
  });
program
  .command('version')
  .description('print the release')
  .action(() => print(productVersion));

/** Runs the work of a command on one company's surveys; its exit code is that of the command. */
async function inHouse(workspace: string | undefined, work: (house: SurveyHouse) => Promise<number>): Promise<void> {
  const { withSurveys } = await import('./command/survey.ts');
  process.exitCode = await withSurveys(lookAtConfig().config, workspace, work);
}

/** For commands that need no secret: they leave none behind in a folder that was mistaken. */
function lookAtConfig() {
  return readConfig(undefined, (folder) => knownSecret(folder) ?? Buffer.alloc(0));
}

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = explain(error);
}

/** What the operator did or can mend is said in one line; anything else is a bug and shows where it happened. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  const explained = explainError(error);
  if (explained !== undefined) {
    process.stderr.write(`voldaan: ${explained}\n`);
    return 1;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 70;
}

function wholeNumber(text: string): number {
  if (!/^[0-9]{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number.');
  return Number(text);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
