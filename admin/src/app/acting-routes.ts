import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readAnalysisSearch } from '../complaints/analysis/analysis-search.ts';
import { readCaseSearch } from '../complaints/case-search.ts';
import { readIdeaSearch } from '../ideas/idea-search.ts';
import { readFieldworkSearch } from '../interviews/fieldwork-search.ts';
import { signedIn } from './signed-in-route.ts';
import { isText, type Search } from './text-search.ts';

const newCase = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/new',
  validateSearch: ({ response }: Search): { response?: string } => ({ ...(isText(response) && { response }) }),
  component: lazyRouteComponent(() => import('../complaints/new-case.tsx'), 'NewCase'),
});
const capacity = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/capacity',
  validateSearch: ({ by }: Search): { by?: 'day' } => (by === 'day' ? { by } : {}),
  component: lazyRouteComponent(() => import('../complaints/capacity/capacity.tsx'), 'CaseCapacity'),
});
const notices = createRoute({
  getParentRoute: () => signedIn,
  path: '/notices',
  component: lazyRouteComponent(() => import('../complaints/notices/notices.tsx'), 'Notices'),
});
const cases = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases',
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(() => import('../complaints/cases.tsx'), 'Cases'),
});
const oneCase = createRoute({
  getParentRoute: () => cases,
  path: '$caseId',
  component: lazyRouteComponent(() => import('../complaints/case-page.tsx'), 'CasePage'),
});

const ideas = createRoute({
  getParentRoute: () => signedIn,
  path: '/ideas',
  validateSearch: readIdeaSearch,
  component: lazyRouteComponent(() => import('../ideas/ideas.tsx'), 'Ideas'),
});
const idea = createRoute({
  getParentRoute: () => signedIn,
  path: '/ideas/$ideaId',
  component: lazyRouteComponent(() => import('../ideas/idea-page.tsx'), 'IdeaPage'),
});

const calls = createRoute({
  getParentRoute: () => signedIn,
  path: '/calls',
  component: lazyRouteComponent(() => import('../interviews/calls.tsx'), 'Calls'),
});
const fieldwork = createRoute({
  getParentRoute: () => signedIn,
  path: '/calls/fieldwork',
  validateSearch: readFieldworkSearch,
  component: lazyRouteComponent(() => import('../interviews/fieldwork.tsx'), 'Fieldwork'),
});
const complaints = createRoute({
  getParentRoute: () => signedIn,
  path: '/complaints',
  validateSearch: readAnalysisSearch,
  component: lazyRouteComponent(() => import('../complaints/analysis/complaint-analysis.tsx'), 'ComplaintAnalysis'),
});

const alerts = createRoute({
  getParentRoute: () => signedIn,
  path: '/alerts',
  component: lazyRouteComponent(() => import('../alerts/alerts.tsx'), 'Alerts'),
});
const newAlert = createRoute({
  getParentRoute: () => signedIn,
  path: '/alerts/new',
  component: lazyRouteComponent(() => import('../alerts/alert-form.tsx'), 'NewAlert'),
});
const alertChannels = createRoute({
  getParentRoute: () => signedIn,
  path: '/alerts/channels',
  component: lazyRouteComponent(() => import('../alerts/channels.tsx'), 'AlertChannels'),
});
const alertMessages = createRoute({
  getParentRoute: () => signedIn,
  path: '/alerts/messages',
  validateSearch: ({ failed }: Search): { failed?: true } => (failed === true ? { failed } : {}),
  component: lazyRouteComponent(() => import('../alerts/messages.tsx'), 'AlertMessages'),
});
const alert = createRoute({
  getParentRoute: () => signedIn,
  path: '/alerts/$ruleId',
  component: lazyRouteComponent(() => import('../alerts/alert-form.tsx'), 'EditAlert'),
});
const digest = createRoute({
  getParentRoute: () => signedIn,
  path: '/digest',
  component: lazyRouteComponent(() => import('../alerts/digest.tsx'), 'Digest'),
});

const records = createRoute({
  getParentRoute: () => signedIn,
  path: '/records',
  component: lazyRouteComponent(() => import('../interviews/records/records.tsx'), 'Records'),
});
const record = createRoute({
  getParentRoute: () => signedIn,
  path: '/records/$recordId',
  component: lazyRouteComponent(() => import('../interviews/records/record-page.tsx'), 'RecordPage'),
});
const problems = createRoute({
  getParentRoute: () => signedIn,
  path: '/problems',
  component: lazyRouteComponent(() => import('../interviews/records/problems.tsx'), 'Problems'),
});
const problem = createRoute({
  getParentRoute: () => signedIn,
  path: '/problems/$problemId',
  component: lazyRouteComponent(() => import('../interviews/records/problem-page.tsx'), 'ProblemPage'),
});

/** What is done for whoever came with something. */
export const actingRoutes = [
  complaints,
  newCase,
  capacity,
  notices,
  cases.addChildren([oneCase]),
  ideas,
  idea,
  calls,
  fieldwork,
  alerts,
  newAlert,
  alertChannels,
  alertMessages,
  alert,
  digest,
  records,
  record,
  problems,
  problem,
] as const;
