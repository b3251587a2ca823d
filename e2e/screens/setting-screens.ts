import { type StaffScreen, screen } from './staff-screen.ts';

/** How a company works, and who works there. */
export const settingScreens: readonly StaffScreen[] = [
  screen('idea-settings', '/settings/ideas', (say) => say('idea-board.look')),
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
  screen('contact-rules', '/settings/contact-rules', (say) => say('settings.save')),
  screen('api-key-settings', '/settings/api-keys', (say) => say('api-keys.make')),
  screen('company-settings', '/settings/company', (say) => say('settings.save')),
  screen('mail-settings', '/settings/mail', (say) => say('mail.save-and-test')),
  screen('people-settings', '/settings/people', (say) => say('people.invite-link')),
  screen('account-settings', '/settings/account', (say) => say('settings.save')),
];
