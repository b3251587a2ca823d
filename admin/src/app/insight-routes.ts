import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readDriversSearch } from '../metrics/drivers/drivers-search.ts';
import { readFigureSearch } from '../metrics/figure-search.ts';
import { readLoyaltySearch } from '../metrics/loyalty/loyalty-search.ts';
import { readNonresponseSearch } from '../metrics/nonresponse/nonresponse-search.ts';
import { readCrossTabSearch, readSegmentsSearch } from '../metrics/segments/segments-search.ts';
import { readTrendSearch } from '../metrics/trend/trend-search.ts';
import { readNewThemeSearch, readWordsSearch } from '../metrics/words/words-search.ts';
import { signedIn } from './signed-in-route.ts';
import { isText, type Search } from './text-search.ts';

const glossary = createRoute({
  getParentRoute: () => signedIn,
  path: '/glossary',
  validateSearch: ({ q }: Search): { q?: string } => (isText(q) ? { q } : {}),
  component: lazyRouteComponent(() => import('../metrics/glossary/glossary.tsx'), 'Glossary'),
});

const loyalty = createRoute({
  getParentRoute: () => signedIn,
  path: '/loyalty',
  validateSearch: readLoyaltySearch,
  component: lazyRouteComponent(() => import('../metrics/loyalty/loyalty.tsx'), 'Loyalty'),
});

const trend = createRoute({
  getParentRoute: () => signedIn,
  path: '/trend',
  validateSearch: readTrendSearch,
  component: lazyRouteComponent(() => import('../metrics/trend/trend-screen.tsx'), 'TrendScreen'),
});

const responseRate = createRoute({
  getParentRoute: () => signedIn,
  path: '/response-rate',
  validateSearch: readNonresponseSearch,
  component: lazyRouteComponent(() => import('../metrics/nonresponse/nonresponse.tsx'), 'Nonresponse'),
});

const drivers = createRoute({
  getParentRoute: () => signedIn,
  path: '/drivers',
  validateSearch: readDriversSearch,
  component: lazyRouteComponent(() => import('../metrics/drivers/drivers.tsx'), 'Drivers'),
});

const words = createRoute({
  getParentRoute: () => signedIn,
  path: '/words',
  validateSearch: readWordsSearch,
  component: lazyRouteComponent(() => import('../metrics/words/words.tsx'), 'Words'),
});

const newTheme = createRoute({
  getParentRoute: () => signedIn,
  path: '/words/themes/new',
  validateSearch: readNewThemeSearch,
  component: lazyRouteComponent(() => import('../metrics/words/theme-editor.tsx'), 'NewTheme'),
});

const theme = createRoute({
  getParentRoute: () => signedIn,
  path: '/words/themes/$themeId',
  component: lazyRouteComponent(() => import('../metrics/words/theme-editor.tsx'), 'EditTheme'),
});

const codings = createRoute({
  getParentRoute: () => signedIn,
  path: '/words/codings',
  component: lazyRouteComponent(() => import('../metrics/words/codings.tsx'), 'Codings'),
});

const coding = createRoute({
  getParentRoute: () => signedIn,
  path: '/words/codings/$codingId',
  component: lazyRouteComponent(() => import('../metrics/words/coding.tsx'), 'Coding'),
});

const segments = createRoute({
  getParentRoute: () => signedIn,
  path: '/segments',
  validateSearch: readSegmentsSearch,
  component: lazyRouteComponent(() => import('../metrics/segments/segments.tsx'), 'Segments'),
});

const crossTabs = createRoute({
  getParentRoute: () => signedIn,
  path: '/cross-tabs',
  validateSearch: readCrossTabSearch,
  component: lazyRouteComponent(() => import('../metrics/segments/cross-tabs.tsx'), 'CrossTabs'),
});

const norms = createRoute({
  getParentRoute: () => signedIn,
  path: '/norms',
  validateSearch: readFigureSearch,
  component: lazyRouteComponent(() => import('../metrics/norms/norms.tsx'), 'Norms'),
});

const expectation = createRoute({
  getParentRoute: () => signedIn,
  path: '/expectation',
  validateSearch: readFigureSearch,
  component: lazyRouteComponent(() => import('../metrics/expectation/expectation.tsx'), 'Expectation'),
});

const reports = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports',
  component: lazyRouteComponent(() => import('../reports/reports.tsx'), 'Reports'),
});

const newReport = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports/new',
  component: lazyRouteComponent(() => import('../reports/report-form.tsx'), 'NewReport'),
});

const report = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports/$reportId',
  validateSearch: ({ period }: Search): { period?: string } => (isText(period) ? { period } : {}),
  component: lazyRouteComponent(() => import('../reports/report.tsx'), 'Report'),
});

const editReport = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports/$reportId/edit',
  component: lazyRouteComponent(() => import('../reports/report-form.tsx'), 'EditReport'),
});

/** What customers' answers say: figures, groups, drivers, words, reports. */
export const insightRoutes = [
  reports,
  newReport,
  report,
  editReport,

  segments,
  crossTabs,
  norms,
  drivers,
  expectation,
  trend,
  glossary,
  loyalty,
  responseRate,
  words,
  newTheme,
  theme,
  codings,
  coding,
] as const;
