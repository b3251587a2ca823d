import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { meQuery } from '../accounts/account-requests.ts';
import { readFigureSearch } from '../metrics/figure-search.ts';
import { readResponseSearch } from '../responses/response-search.ts';
import { signedIn } from './signed-in-route.ts';

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: readFigureSearch,
  beforeLoad: ({ context }) => {
    const me = context.queryClient.getQueryData(meQuery.queryKey);
    if (me && !me.permissions.includes('overview.show'))
      throw redirect({ to: me.permissions.includes('survey.list') ? '/surveys' : '/calls' });
  },
  component: lazyRouteComponent(() => import('./overview-screen.tsx'), 'OverviewScreen'),
});
const responses = createRoute({
  getParentRoute: () => signedIn,
  path: '/responses',
  validateSearch: readResponseSearch,
  component: lazyRouteComponent(() => import('../responses/responses.tsx'), 'Responses'),
});
const response = createRoute({
  getParentRoute: () => responses,
  path: '$responseId',
  component: lazyRouteComponent(() => import('./response-screen.tsx'), 'ResponseScreen'),
});
const surveys = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys',
  component: lazyRouteComponent(() => import('../surveys/surveys.tsx'), 'Surveys'),
});
const newSurvey = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys/new',
  component: lazyRouteComponent(() => import('../surveys/new-survey.tsx'), 'NewSurvey'),
});
const survey = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys/$surveyId',
  component: lazyRouteComponent(() => import('../surveys/survey-editor.tsx'), 'SurveyEditor'),
});
const share = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys/$surveyId/share',
  component: lazyRouteComponent(() => import('../entrances/share.tsx'), 'Share'),
});
const send = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys/$surveyId/send',
  component: lazyRouteComponent(() => import('../invitations/send.tsx'), 'Send'),
});
const waves = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys/$surveyId/waves',
  component: lazyRouteComponent(() => import('../invitations/waves.tsx'), 'Waves'),
});
const wave = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys/$surveyId/waves/$waveId',
  component: lazyRouteComponent(() => import('../invitations/wave-detail.tsx'), 'WaveDetail'),
});

/** The overview, the answers, and the questionnaires with what is sent of them. */
export const surveyRoutes = [
  overview,
  responses.addChildren([response]),
  surveys,
  newSurvey,
  survey,
  share,
  send,
  waves,
  wave,
] as const;
