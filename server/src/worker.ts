import { forgetSignInsJob } from './accounts/jobs.ts';
import { forgetPresses } from './accounts/make-once.ts';
import { forgetSessions } from './accounts/session.ts';
import { mailDigestJob, sweepDigests } from './alerts/digest/jobs.ts';
import { forgetAlerts } from './alerts/forget-alerts.ts';
import { alertListeners } from './alerts/hear-news.ts';
import { alertFiguresJob, alertOfAnswerJob, deliverAlertsJob, sweepAlerts } from './alerts/jobs.ts';
import { ringAlarms } from './complaints/alarms/ring-alarms.ts';
import { answersListener, caseOfAnswerJob } from './complaints/hear-answers.ts';
import { caseMailListener, caseOfMailJob } from './complaints/inbound/hear-mail.ts';
import { caseScreensListeners } from './complaints/live-cases.ts';
import { forgetNotices } from './complaints/notices/notices.ts';
import { mailPraiseJob, sweepPraiseJob } from './complaints/praise/digest.ts';
import { namedListener, passedOnListener } from './complaints/praise/pass-on.ts';
import { setClocksJob } from './complaints/profiles/set-clocks.ts';
import { forgetCaseSubmissions } from './complaints/public/forget-submissions.ts';
import { closingListener } from './complaints/recovery/hear-closing.ts';
import { failedMailListeners } from './complaints/tell/hear-failed-mail.ts';
import { tellCustomerListeners } from './complaints/tell/tell-customer.ts';
import { forgetImports } from './contacts/imports/contact-import.ts';
import { importJob } from './contacts/imports/jobs.ts';
import type { DatabaseAddress } from './database/connect.ts';
import { tellSuggestersJob } from './ideas/tell-suggesters.ts';
import { forgetAddresses } from './invitations/forget-addresses.ts';
import { forgetPaces } from './invitations/forget-paces.ts';
import { checkInstance } from './invitations/instance-memory.ts';
import { planStudiesJob, sendWaveJob } from './invitations/jobs.ts';
import { sweepPlanning } from './invitations/sweep-planning.ts';
import { sweepSending } from './invitations/sweep-sending.ts';
import { drainNews, type Listener } from './jobs/drain-news.ts';
import { type Keeper, keepHouseJob } from './jobs/keep-house.ts';
import { type Job, type RunningQueue, runQueue, type Schedule } from './jobs/queue.ts';
import { repeat } from './jobs/repeat.ts';
import { ensureScoreMonths } from './jobs/score-months.ts';
import { forgetInbound } from './mail/inbound.ts';
import { sendKeptMailJob } from './mail/jobs.ts';
import { forgetKeptMail } from './mail/outbox.ts';
import { pollInboundJob, sweepInbound } from './mail/poll-inbound.ts';
import { checkSendingJob } from './mail/run-sending-check.ts';
import { forgetChanges } from './metrics/columns/change-store.ts';
import { recountJob } from './metrics/columns/jobs.ts';
import { forgetGroundChanges } from './metrics/ground/ground-store.ts';
import { codeThemeJob } from './metrics/words/code-themes.ts';
import { fillTextsJob, sweepTexts, textsListener } from './metrics/words/keep-texts.ts';
import { forgetTextChanges } from './metrics/words/text-change-store.ts';
import type { Product } from './product.ts';
import { forgetDueLists } from './relations/follow-up/due-list-store.ts';
import { findDueJob } from './relations/follow-up/jobs.ts';
import { remindPromises } from './relations/promises/remind-promises.ts';
import { mailReportsJob, sweepReportsJob } from './reports/jobs.ts';
import { keepPromises } from './responses/anonymous/keep-promise.ts';
import { sumAnswerCounts } from './responses/answer-count-store.ts';

/** Who wants to know what. A listener may hear the same news twice, and must not mind. */
const listeners: readonly Listener[] = [
  ...caseScreensListeners,
  textsListener,
  answersListener,
  caseMailListener,
  closingListener,
  namedListener,
  passedOnListener,
  ...tellCustomerListeners,
  ...failedMailListeners,
  ...alertListeners,
];

/** What is done by the clock, once over all nodes (UTC). */
const schedules: readonly Schedule[] = [
  { job: 'sign-in.forget', cron: '17 * * * *' },
  { job: 'keep-house', cron: '23 2 * * *', isCaughtUp: true },
  { job: 'columns.recount', cron: '37 3 * * *' },
  { job: 'mail.check-sending', cron: '41 4 * * *', isCaughtUp: true },
  { job: 'praise.sweep', cron: '2 * * * *' },
  { job: 'follow-up.find-due', cron: '49 * * * *' },
  { job: 'reports.sweep', cron: '7 5 * * *', isCaughtUp: true },
  { job: 'alerts.figures', cron: '11 6 * * *', isCaughtUp: true },
];

/** What goes at night, workspace by workspace. */
const keepers: readonly Keeper[] = [
  forgetSessions,
  forgetImports,
  forgetKeptMail,
  forgetNotices,
  forgetInbound,
  forgetAddresses,
  forgetPaces,
  forgetChanges,
  forgetGroundChanges,
  forgetTextChanges,
  remindPromises,
  forgetDueLists,
  forgetCaseSubmissions,
  forgetPresses,
  forgetAlerts,
  sumAnswerCounts,
];

function jobsOf(product: Product, signal: AbortSignal): Readonly<Record<string, Job>> {
  return {
    'sign-in.forget': forgetSignInsJob(product),
    'contacts.import': importJob(product),
    'studies.plan': planStudiesJob(product),
    'invitations.send': sendWaveJob(product, { signal }),
    'mail.send-kept': sendKeptMailJob(product),
    'mail.poll-inbound': pollInboundJob(product),
    'mail.check-sending': checkSendingJob(product),
    'alerts.of-answer': alertOfAnswerJob(product),
    'alerts.deliver': deliverAlertsJob(product),
    'alerts.figures': alertFiguresJob(product),
    'digests.mail': mailDigestJob(product),
    'reports.sweep': sweepReportsJob(product),
    'reports.mail': mailReportsJob(product),
    'words.fill': fillTextsJob(product),
    'words.code': codeThemeJob(product),
    'cases.of-answer': caseOfAnswerJob(product),
    'cases.of-mail': caseOfMailJob(product),
    'praise.sweep': sweepPraiseJob(product),
    'follow-up.find-due': findDueJob(product),
    'praise.mail': mailPraiseJob(product),
    'cases.set-clocks': setClocksJob(product),
    'ideas.tell': tellSuggestersJob(product),
    'keep-house': keepHouseJob(product, keepers),
    'columns.recount': recountJob(product),
  };
}

/**
 * Everything that happens later, on one screen: jobs, listeners, and what every node looks after again and again. Each
 * of it is safe on any number of nodes at once. Returns how to stop: what is under way is finished.
 */
export async function startWorker(product: Product, address: DatabaseAddress): Promise<() => Promise<void>> {
  const { log, config } = product;
  const stopping = new AbortController();
  // Before the first job, so that a restored database sends nothing by itself.
  await checkInstance(product);
  const queue = await runQueue({
    address,
    log,
    jobs: jobsOf(product, stopping.signal),
    schedules,
    concurrency: config.workers,
  });
  const rounds = [
    repeat({ seconds: 60, name: 'remember the instance', log }, () => checkInstance(product)),
    repeat({ seconds: 10, name: 'take up after dead senders', log }, () => takeUp(product, queue)),
    repeat({ seconds: 60, name: 'look into mailboxes that are due', log }, () => sweepInbound(product)),
    repeat({ seconds: 20, name: 'plan what is due', log }, () => sweepPlanning(product)),
    repeat({ seconds: 20, name: 'tell of promises that are due', log }, () => ringAlarms(product)),
    repeat({ seconds: 1, name: 'pass on news', log }, () => drainNews(product, listeners)),
    repeat({ seconds: 60, name: 'look what alerts are due', log }, () => sweepAlerts(product)),
    repeat({ seconds: 60, name: 'look what digests are due', log }, () => sweepDigests(product)),
    repeat({ seconds: 20, name: 'keep what anonymous waves promise', log }, () => keepPromises(product)),
    repeat({ seconds: 600, name: 'take up texts of before', log }, () => sweepTexts(product)),
    repeat({ seconds: 3600, name: 'make the months of scores', log }, () => ensureScoreMonths(product)),
  ];
  return async () => {
    stopping.abort();
    await Promise.all([queue.stop(), ...rounds.map((stop) => stop())]);
  };
}

async function takeUp(product: Product, queue: RunningQueue): Promise<void> {
  await queue.releaseDeadNodes();
  await sweepSending(product);
}
