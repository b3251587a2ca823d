import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readCaseSearch } from '../complaints/case-search.ts';
import { signedIn } from './signed-in-route.ts';
import { isText, type Search } from './text-search.ts';

const newCase = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/new',
  validateSearch: ({ response }: Search): { response?: string } => ({ ...(isText(response) && { response }) }),
  component: lazyRouteComponent(() => import('../complaints/new-case.tsx'), 'NewCase'),
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

/** What is done for whoever came with something. */
export const actingRoutes = [newCase, cases.addChildren([oneCase])] as const;
