import { type StaffScreen, screen } from './staff-screen.ts';

/** Where somebody comes in. */
export const arrivalScreens: readonly StaffScreen[] = [
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
];
