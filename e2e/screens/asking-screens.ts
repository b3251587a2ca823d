import type { Say } from '../say.ts';
import { type StaffScreen, screen } from './staff-screen.ts';

/** Whom is asked what, and what they answered. */
export const askingScreens: readonly StaffScreen[] = [
  screen('responses', '/responses', (say) => say('ui.more')),
  screen('responses-none-found', '/responses', (say) => say('responses.clear'), {
    address: () => '/responses?score_group=low&vote_class=machine&language=en',
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
  screen('journey', '/touchpoints', (say) => say('touchpoints.add')),
  screen('new-touchpoint', '/touchpoints/new', (say) => say('touchpoints.save')),
  screen('touchpoint', '/touchpoints/$touchpointId', (say) => say('touchpoints.remove'), {
    address: ({ touchpointId }) => `/touchpoints/${touchpointId}`,
  }),
  screen('events', '/events', (say) => say('share.copy-named', { name: say('events.example') })),
  screen('outbox', '/outbox', () => 'kari@example.no'),
  screen('outbox-mail', '/outbox/$mailId', (say) => say('outbox.html'), {
    address: ({ mailId }) => `/outbox/${mailId}`,
  }),
  // What the customer of the sample answered; the sorts beside it are one group, in which arrows lead on.
  screen('inbound', '/inbound', () => 'Re: 8'),
  screen('inbound-mail', '/inbound/$mailId', (say) => say('inbound.answer'), {
    address: ({ inboundId }) => `/inbound/${inboundId}`,
  }),
];

/** The button says to how many; how many that are is the sample's business. */
function sendButton(say: Say): RegExp {
  const [before = '', after = ''] = say('send.button', { count: 7 }).split('7');
  return new RegExp(`^${before}[\\d.,\\s]+${after}$`);
}
