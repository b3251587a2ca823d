import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from './signed-in-route.ts';
import { isText, type Search } from './text-search.ts';

const improvements = createRoute({
  getParentRoute: () => signedIn,
  path: '/improvements',
  component: lazyRouteComponent(() => import('../improvements/improvements.tsx'), 'Improvements'),
});
const readForm = ({ survey, item }: Search): { survey?: string; item?: string } => ({
  ...(isText(survey) && { survey }),
  ...(isText(item) && { item }),
});
const newImprovement = createRoute({
  getParentRoute: () => signedIn,
  path: '/improvements/new',
  validateSearch: readForm,
  component: lazyRouteComponent(() => import('../improvements/improvement-form.tsx'), 'NewImprovement'),
});
const improvement = createRoute({
  getParentRoute: () => signedIn,
  path: '/improvements/$actionId',
  component: lazyRouteComponent(() => import('../improvements/improvement-page.tsx'), 'ImprovementPage'),
});

const changedImprovement = createRoute({
  getParentRoute: () => signedIn,
  path: '/improvements/$actionId/plan',
  validateSearch: readForm,
  component: lazyRouteComponent(() => import('../improvements/change-improvement.tsx'), 'ChangeImprovement'),
});

/** What is done about what customers said. */
export const improvementRoutes = [improvements, newImprovement, improvement, changedImprovement] as const;
