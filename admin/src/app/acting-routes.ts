import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readCaseSearch } from '../complaints/case-search.ts';
import { readIdeaSearch } from '../ideas/idea-search.ts';
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

/** What is done for whoever came with something. */
export const actingRoutes = [newCase, capacity, notices, cases.addChildren([oneCase]), ideas, idea] as const;
