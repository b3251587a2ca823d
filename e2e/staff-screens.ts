/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { Sample } from './sample.ts';
import type { Say } from './say.ts';

export type StaffScreen = Readonly<{
  /** A name for reports and pictures. */
  name: string;
  /** As the router declares it; every route of the router has a screen here, or a test fails. */
  route: string;
  address: (sample: Sample) => string;
  isSignedIn: boolean;
  /** What a person comes here to press, by its accessible name. */
  mainAction: (say: Say) => string | RegExp;
  /** What is done on the screen before it is looked at: a dialog opened, a file read. */
  open?: (page: Page, say: Say) => Promise<void>;
}>;

/** Routes without a screen of their own: they send on to another. */
export const forwardingRoutes = ['/settings'];

const list =
  'Naam;E-mail;Taal\nAnna de Wit;anna@example.nl;nl\nOla Nordmann;ola@example.no;nb\nGeen adres;geen adres;nl\n';

/** Every screen that staff can meet, and the states of it that look different. */
export const staffScreens: readonly StaffScreen[] = [
  screen('setup', '/setup/$token', (say) => say('setup.begin'), {
    address: ({ setupToken }) => `/setup/${setupToken}`,
    isSignedIn: false,
  }),
  screen('setup-gone', '/setup/$token', () => 'Norsk bokmål', {
    address: () => '/setup/AAAAAAAAAAAAAAAAAAAAAA',
    isSignedIn: false,
  }),
  screen('invite', '/invite/$token', (say) => say('invite.accept'), {
    address: ({ inviteToken }) => `/invite/${inviteToken}`,
    isSignedIn: false,
  }),
  screen('sign-in', '/sign-in', (say) => say('sign-in.submit'), { isSignedIn: false }),
  screen('sign-in-refused', '/sign-in', (say) => say('sign-in.submit'), {
    isSignedIn: false,
    open: async (page, say) => {
      await page.getByLabel(say('account.email')).fill('niemand@example.nl');
      await page.getByLabel(say('account.password')).fill('dit is niet het wachtwoord');
      await page.getByRole('button', { name: say('sign-in.submit') }).click();
      await page.getByRole('alert').waitFor();
    },
  }),
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
  screen('drivers', '/drivers', (say) => say('drivers.action')),
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
  screen('ideas', '/ideas', (say) => say('ideas.board')),
  screen('idea', '/ideas/$ideaId', (say) => say('ideas.move'), { address: ({ ideaId }) => `/ideas/${ideaId}` }),
  screen('idea-move', '/ideas/$ideaId', (say) => say('ideas.move-do'), {
    address: ({ ideaId }) => `/ideas/${ideaId}`,
    open: async (page, say) => {
      await page.getByRole('button', { name: say('ideas.move'), exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  }),
  screen('idea-settings', '/settings/ideas', (say) => say('idea-board.look')),
  screen('glossary', '/glossary', (say) => say('glossary.link', { term: 'NPS' })),
  screen('responses', '/responses', (say) => say('ui.more')),
  screen('responses-none-found', '/responses', (say) => say('responses.clear'), {
    address: () => '/responses?score_group=bottom&vote_class=machine&language=en',
  }),
  screen('response', '/responses/$responseId', (say) => say('ui.copy-link'), {
    address: ({ responseId }) => `/responses/${responseId}`,
  }),
  screen('surveys', '/surveys', (say) => say('surveys.new')),
  screen('new-survey', '/surveys/new', (say) => say('new-survey.choose-named', { name: '' }).trim()),
  screen('survey', '/surveys/$surveyId', (say) => say('surveys.send'), {
    address: ({ surveyId }) => `/surveys/${surveyId}`,
  }),
  screen('survey-question', '/surveys/$surveyId', (say) => say('condition.add'), {
    address: ({ draftId }) => `/surveys/${draftId}`,
    open: (page) => page.locator('.outline-tree .is-open button').first().click(),
  }),
  screen('survey-languages', '/surveys/$surveyId', (say) => say('languages.add'), {
    address: ({ draftId }) => `/surveys/${draftId}`,
    open: (page, say) => page.getByRole('button', { name: new RegExp(`^${say('languages.heading')}`) }).click(),
  }),
  screen('survey-versions', '/surveys/$surveyId', (say) => say('add.button'), {
    address: ({ surveyId }) => `/surveys/${surveyId}`,
    open: (page, say) => page.getByRole('button', { name: new RegExp(`^${say('editor.versions')}`) }).click(),
  }),
  screen('survey-add', '/surveys/$surveyId', (say) => say('question-kind.single'), {
    address: ({ draftId }) => `/surveys/${draftId}`,
    open: async (page, say) => {
      await page.getByRole('button', { name: say('add.button'), exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  }),
  screen('survey-try', '/surveys/$surveyId', (say) => say('try.open'), {
    address: ({ surveyId }) => `/surveys/${surveyId}`,
    open: async (page, say) => {
      await page.getByRole('button', { name: say('editor.try') }).click();
      await page.getByRole('dialog').waitFor();
    },
  }),
  screen('survey-publish', '/surveys/$surveyId', (say) => say('publish.button', { number: 1 }), {
    address: ({ draftId }) => `/surveys/${draftId}`,
    open: async (page, say) => {
      await page.getByRole('button', { name: say('publish.button', { number: 1 }) }).click();
      await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor();
    },
  }),
  screen('share', '/surveys/$surveyId/share', (say) => say('kiosk.make'), {
    address: ({ surveyId }) => `/surveys/${surveyId}/share`,
  }),
  screen('send', '/surveys/$surveyId/send', sendButton, { address: ({ surveyId }) => `/surveys/${surveyId}/send` }),
  screen('waves', '/surveys/$surveyId/waves', (say) => say('surveys.send'), {
    address: ({ surveyId }) => `/surveys/${surveyId}/waves`,
  }),
  screen('wave', '/surveys/$surveyId/waves/$waveId', (say) => say('waves.heading'), {
    address: ({ surveyId, waveId }) => `/surveys/${surveyId}/waves/${waveId}`,
  }),
  screen('cases', '/cases', (say) => say('cases.new')),
  screen('case', '/cases/$caseId', (say) => new RegExp(say('cases.no-answer')), {
    address: ({ caseId }) => `/cases/${caseId}`,
  }),
  screen('case-capacity', '/cases/capacity', (say) => say('capacity.as-table')),
  screen('notices', '/notices', (say) => say('notices.mark-read')),
  screen('complaint-analysis', '/complaints', (say) => say('trend.as-table')),
  screen('case-new', '/cases/new', (say) => say('cases.make')),
  screen('visits', '/visits', (say) => say('visits.plan'), {
    open: (page) => page.locator('.why-here summary').first().click(),
  }),
  screen('agenda', '/visits/agenda', (say) => say('visits.feed-make')),
  screen('visit-marks', '/visits/marks', (say) => say('visits.tab.plans')),
  screen('visit-plans', '/visits/plans', (say) => say('follow-up.make')),
  screen('visit-new', '/visits/new', (say) => say('shell.visits')),
  screen('visit', '/visits/$visitId', (say) => say('visits.save'), { address: ({ visitId }) => `/visits/${visitId}` }),
  screen('promises', '/promises', (say) => say('promises.new')),
  screen('promise-new', '/promises/new', (say) => say('promises.write-down')),
  screen('calls', '/calls', (say) => new RegExp(`${say('calls.next')}|${say('calls.resume')}`)),
  screen('call', '/calls', (say) => say('call.begin'), { open: takeCall }),
  screen('call-question', '/calls', (say) => say('call.skip'), {
    open: async (page, say) => {
      await takeCall(page, say);
      await page.keyboard.press('Enter');
      await page.locator('#call-question').waitFor();
    },
  }),
  screen('call-back', '/calls', (say) => say('call.end'), {
    open: async (page, say) => {
      await takeCall(page, say);
      await page.keyboard.press('5');
      await page.locator('input[type=date]').waitFor();
    },
  }),
  screen('records', '/records', (say) => say('records.new')),
  screen('record', '/records/$recordId', (say) => say('records.save'), {
    address: ({ recordId }) => `/records/${recordId}`,
  }),
  screen('record-new', '/records/$recordId', (say) => say('records.save'), { address: () => '/records/new' }),
  screen('problems', '/problems', (say) => say('problems.new')),
  screen('problem', '/problems/$problemId', (say) => say('problems.save'), {
    address: ({ problemId }) => `/problems/${problemId}`,
  }),
  screen('fieldwork', '/calls/fieldwork', (say) => say('shell.calls')),
  screen('improvements', '/improvements', (say) => say('improvements.new')),
  screen('improvement', '/improvements/$actionId', (say) => say('improvements.conclude'), {
    address: ({ actionId }) => `/improvements/${actionId}`,
  }),
  screen('improvement-plan', '/improvements/$actionId/plan', (say) => say('improvements.save-plan'), {
    address: ({ actionId }) => `/improvements/${actionId}/plan`,
  }),
  screen('improvement-new', '/improvements/new', (say) => say('improvements.write-down')),
  screen('alerts', '/alerts', (say) => say('alerts.new')),
  screen('alert-new', '/alerts/new', (say) => say('alerts.save')),
  screen('alert', '/alerts/$ruleId', (say) => say('alerts.save'), {
    address: ({ alertId }) => `/alerts/${alertId}`,
  }),
  screen('alert-channels', '/alerts/channels', (say) => say('alerts.channel-add')),
  screen('alert-messages', '/alerts/messages', (say) => say('alerts.rules')),
  screen('digest', '/digest', (say) => say('digest.weekday')),
  screen('contacts', '/contacts', (say) => say('contacts.add')),
  screen('new-contact', '/contacts/new', (say) => say('contact.save')),
  screen('contact', '/contacts/$contactId', (say) => say('contact.edit'), { address: firstContact }),
  screen('edit-contact', '/contacts/$contactId/edit', (say) => say('contact.save'), {
    address: (sample) => `${firstContact(sample)}/edit`,
  }),
  screen('person-data', '/contacts/$contactId/privacy', (say) => say('person.download'), {
    address: (sample) => `${firstContact(sample)}/privacy`,
  }),
  screen('doubles', '/contacts/doubles', (say) => say('doubles.merge')),
  screen('not-asked', '/contacts/not-asked', (say) => say('not-asked.check')),
  screen('organisations', '/contacts/organisations', (say) => say('organisations.add')),
  screen('organisation', '/contacts/organisations/$organisationId', (say) => say('contact.save'), {
    address: ({ organisationId }) => `/contacts/organisations/${organisationId}`,
  }),
  screen('case-profile-change', '/settings/cases', (say) => say('profile.save'), {
    open: async (page, say) => {
      await page
        .getByRole('button', { name: new RegExp(`^${say('profile.change')}: `) })
        .first()
        .click();
      await page.getByLabel(say('profile.name'), { exact: true }).waitFor();
    },
  }),
  screen('case-macro-new', '/settings/cases', (say) => say('macro.save'), {
    open: async (page, say) => {
      await page.getByRole('button', { name: say('macro.add') }).click();
      await page.getByLabel(say('macro.name')).waitFor();
    },
  }),
  screen('case-settings', '/settings/cases', (say) => say('named-list.add')),
  screen('attribute-settings', '/settings/attributes', (say) => say('attributes.add')),
  screen('add-contacts', '/contacts/add', (say) => say('contacts.add-submit'), {
    open: async (page, say) => {
      await page
        .getByRole('textbox', { name: say('contacts.addresses') })
        .fill('Anna de Wit <anna@example.nl>\ngeen adres');
    },
  }),
  screen('import-contacts', '/contacts/import', (say) => say('import.choose')),
  screen('import-reading', '/contacts/import', (say) => say('import.check-file'), {
    open: async (page, say) => {
      const file = { name: 'klanten.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: say('import.check-file') }).waitFor();
    },
  }),
  screen('import-check', '/contacts/import', (say) => say('import.run', { valid: 2 }), {
    open: async (page, say) => {
      const file = { name: 'klanten.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: say('import.check-file') }).click();
      await page.getByRole('button', { name: say('import.run', { valid: 2 }) }).waitFor();
    },
  }),
  screen('studies', '/studies', (say) => say('studies.new')),
  screen('new-study', '/studies/new', (say) => say('study-kind.moment')),
  screen('study', '/studies/$studyId', (say) => say('study.next', { step: 'norm' }), {
    address: ({ studyId }) => `/studies/${studyId}`,
  }),
  screen('study-sample', '/studies/$studyId', (say) => say('study.next', { step: 'survey' }), {
    address: ({ studyId }) => `/studies/${studyId}`,
    open: async (page, say) => {
      await page.getByRole('link', { name: say('study.step-sample') }).click();
      await page.getByRole('heading', { name: say('study.sharpness') }).waitFor();
    },
  }),
  screen('contact-why', '/contacts/$contactId/why', (say) => say('shell.contacts'), {
    address: (sample) => `${firstContact(sample)}/why`,
  }),
  screen('contact-rules', '/settings/contact-rules', (say) => say('settings.save')),
  screen('journey', '/touchpoints', (say) => say('touchpoints.add')),
  screen('new-touchpoint', '/touchpoints/new', (say) => say('touchpoints.save')),
  screen('touchpoint', '/touchpoints/$touchpointId', (say) => say('touchpoints.remove'), {
    address: ({ touchpointId }) => `/touchpoints/${touchpointId}`,
  }),
  screen('events', '/events', (say) => say('share.copy-named', { name: say('events.example') })),
  screen('api-key-settings', '/settings/api-keys', (say) => say('api-keys.make')),
  screen('company-settings', '/settings/company', (say) => say('settings.save')),
  screen('mail-settings', '/settings/mail', (say) => say('mail.save-and-test')),
  screen('people-settings', '/settings/people', (say) => say('people.invite-link')),
  screen('account-settings', '/settings/account', (say) => say('settings.save')),
  screen('outbox', '/outbox', () => 'kari@example.no'),
  screen('outbox-mail', '/outbox/$mailId', (say) => say('outbox.html'), {
    address: ({ mailId }) => `/outbox/${mailId}`,
  }),
  // What the customer of the sample answered; the sorts beside it are one group, in which arrows lead on.
  screen('inbound', '/inbound', () => 'Re: 8'),
  screen('inbound-mail', '/inbound/$mailId', (say) => say('inbound.answer'), {
    address: ({ inboundId }) => `/inbound/${inboundId}`,
  }),
  screen('not-found', '/$', (say) => say('not-found.action'), { address: () => '/nothing/stands/here' }),
];

/** The customer that the sample's first answer came from. */
function firstContact({ contactId }: Sample): string {
  return `/contacts/${contactId}`;
}

/** The button says to how many; how many that are is the sample's business. */
function sendButton(say: Say): RegExp {
  const [before = '', after = ''] = say('send.button', { count: 7 }).split('7');
  return new RegExp(`^${before}[\\d.,\\s]+${after}$`);
}

/** The next customer of the sample's call list, or the one who is on the line. */
async function takeCall(page: Page, say: Say): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${say('calls.next')}|${say('calls.resume')}`) }).click();
  await page.getByRole('heading', { name: say('call.not-reached') }).waitFor();
}

function screen(
  name: string,
  route: string,
  mainAction: StaffScreen['mainAction'],
  rest: Partial<Omit<StaffScreen, 'name' | 'route' | 'mainAction'>> = {},
): StaffScreen {
  return { name, route, mainAction, address: () => route, isSignedIn: true, ...rest };
}

/** Opens a screen and waits until what it asked for stands there. */
export async function openScreen(page: Page, origin: string, shown: StaffScreen, given: { sample: Sample; say: Say }) {
  await page.goto(origin + shown.address(given.sample));
  await untilSettled(page);
  if (shown.open) {
    await shown.open(page, given.say);
    await untilSettled(page);
  }
}

/** The heading is there, nothing is still on its way, and the fonts are in place. */
async function untilSettled(page: Page): Promise<void> {
  await page.locator('main :is(h1, h2):visible').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
