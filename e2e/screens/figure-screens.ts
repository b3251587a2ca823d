import { type StaffScreen, screen } from './staff-screen.ts';

/** What customers said, in figures. */
export const figureScreens: readonly StaffScreen[] = [
  screen('overview', '/', (say) => say('words.all')),
  screen('trend', '/trend', (say) => say('marks.mark')),
  screen('trend-control', '/trend', (say) => say('trend.view-line'), {
    address: () => '/trend?view=control&interval=week',
  }),
  screen('trend-event', '/trend', (say) => say('marks.save'), {
    open: async (page, say) => {
      await page.getByRole('button', { name: say('marks.mark'), exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  }),
  screen('norms', '/norms', (say) => say('norms.make')),
  screen('norm-new', '/norms', (say) => say('norms.save'), {
    open: async (page, say) => {
      await page.getByRole('button', { name: say('norms.make'), exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  }),
  screen('benchmark-new', '/norms', (say) => say('benchmarks.save'), {
    open: async (page, say) => {
      await page.getByRole('button', { name: say('benchmarks.make'), exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  }),
  screen('words', '/words', (say) => say('themes.add')),
  screen('words-found', '/words', (say) => say('words.file', { format: 'CSV' }), {
    address: () => '/words?q=klaar&mood=happy',
  }),
  screen('new-theme', '/words/themes/new', (say) => say('themes.save'), {
    address: () => '/words/themes/new?word=rekening&language=nl',
  }),
  screen('theme', '/words/themes/$themeId', (say) => say('themes.remove'), {
    address: ({ themeId }) => `/words/themes/${themeId}`,
  }),
  screen('codings', '/words/codings', (say) => say('codings.draw')),
  screen('coding', '/words/codings/$codingId', (say) => say('coding.save-none'), {
    address: ({ codingId }) => `/words/codings/${codingId}`,
  }),
  screen('segments', '/segments', (say) => say('views.open'), {
    address: () => '/segments?by=channel&compare=previous',
  }),
  screen('cross-tabs', '/cross-tabs', (say) => say('views.open'), { address: () => '/cross-tabs?columns=channel' }),
  // What to begin with is said once the resamples are there, a moment after the rest.
  screen('drivers', '/drivers', (say) => say('drivers.action'), {
    open: (page, say) => page.getByRole('link', { name: say('drivers.action') }).waitFor(),
  }),
  screen('drivers-too-few', '/drivers', (say) => say('views.open'), { address: () => '/drivers?period=30d' }),
  screen('expectation', '/expectation', (say) => say('views.open')),
  screen('loyalty', '/loyalty', (say) => say('loyalty.silent-ask')),
  screen('response-rate', '/response-rate', (say) => say('views.open')),
  screen('reports', '/reports', (say) => say('reports.new')),
  screen('new-report', '/reports/new', (say) => say('reports.save')),
  screen('report', '/reports/$reportId', (say) => say('reports.print'), {
    address: ({ reportId }) => `/reports/${reportId}`,
  }),
  screen('edit-report', '/reports/$reportId/edit', (say) => say('reports.save'), {
    address: ({ reportId }) => `/reports/${reportId}/edit`,
  }),
  screen('glossary', '/glossary', (say) => say('glossary.link', { term: 'NPS' })),
  screen('complaint-analysis', '/complaints', (say) => say('trend.as-table')),
];
