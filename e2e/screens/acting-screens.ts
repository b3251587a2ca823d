import type { Page } from 'playwright-core';
import type { Say } from '../say.ts';
import { type StaffScreen, screen } from './staff-screen.ts';

/** What is done about what customers said. */
export const actingScreens: readonly StaffScreen[] = [
  screen('ideas', '/ideas', (say) => say('ideas.board')),
  screen('idea', '/ideas/$ideaId', (say) => say('ideas.move'), { address: ({ ideaId }) => `/ideas/${ideaId}` }),
  screen('idea-move', '/ideas/$ideaId', (say) => say('ideas.move-do'), {
    address: ({ ideaId }) => `/ideas/${ideaId}`,
    open: async (page, say) => {
      await page.getByRole('button', { name: say('ideas.move'), exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  }),
  screen('cases', '/cases', (say) => say('cases.new')),
  screen('case', '/cases/$caseId', (say) => new RegExp(say('cases.no-answer')), {
    address: ({ caseId }) => `/cases/${caseId}`,
  }),
  screen('case-capacity', '/cases/capacity', (say) => say('capacity.as-table')),
  screen('notices', '/notices', (say) => say('notices.mark-read')),
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
];

/** The next customer of the sample's call list, or the one who is on the line. */
async function takeCall(page: Page, say: Say): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${say('calls.next')}|${say('calls.resume')}`) }).click();
  await page.getByRole('heading', { name: say('call.not-reached') }).waitFor();
}
