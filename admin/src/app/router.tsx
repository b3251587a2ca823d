import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter } from '@tanstack/react-router';
import { accountRoutes } from './account-routes.ts';
import { actingRoutes } from './acting-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { improvementRoutes } from './improvement-routes.ts';
import { insightRoutes } from './insight-routes.ts';
import { mailRoutes } from './mail-routes.ts';
import { NotFound } from './not-found.tsx';
import { relationRoutes } from './relation-routes.ts';
import { ScreenError } from './screen-error.tsx';
import { settingsRoutes } from './settings-routes.ts';
import { root, signedIn } from './signed-in-route.ts';
import { studyRoutes } from './study-routes.ts';
import { surveyRoutes } from './survey-routes.ts';

const nowhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFound });

const routeTree = root.addChildren([
  ...accountRoutes,
  signedIn.addChildren([
    ...surveyRoutes,
    ...insightRoutes,
    ...improvementRoutes,
    ...actingRoutes,
    ...relationRoutes,
    ...contactRoutes,
    ...studyRoutes,
    ...mailRoutes,
    ...settingsRoutes,
    nowhere,
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: ScreenError,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
