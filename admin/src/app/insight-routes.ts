import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from './signed-in-route.ts';
import { isText, type Search } from './text-search.ts';

const glossary = createRoute({
  getParentRoute: () => signedIn,
  path: '/glossary',
  validateSearch: ({ q }: Search): { q?: string } => (isText(q) ? { q } : {}),
  component: lazyRouteComponent(() => import('../metrics/glossary/glossary.tsx'), 'Glossary'),
});

/** What customers' answers say: figures, groups, drivers, words, reports. */
export const insightRoutes = [glossary] as const;
