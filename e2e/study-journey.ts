import type { StudyKind } from '@voldaan/domain/studies/schedule/study';
import type { StudyMetric } from '@voldaan/domain/studies/study-draft';
import type { Staff } from './staff-journey.ts';
import { menu, pressAndConfirm } from './staff-journey.ts';

export type PlannedStudy = Readonly<{
  kind: StudyKind;
  purpose: string;
  metric: StudyMetric;
  /** Name of the survey whose questions are asked. */
  survey: string;
  /** Another survey, with whose question the mail is looked at. */
  along?: string;
}>;

/** Chooses the occasion, and thinks the study out step by step; the last step is open when this returns. */
export async function planStudy(staff: Staff, study: PlannedStudy): Promise<void> {
  const { page, hand, say } = staff;
  await planUntilSample(staff, study);
  await hand.choose(page.getByRole('radio', { name: say('legal-basis.service') }));
  await proceed(staff, 'survey');
  await hand.choose(page.getByRole('radio', { name: study.survey }));
  await proceed(staff, 'letter');
  await page.getByRole('textbox', { name: say('letter.sender') }).waitFor();
  if (study.along !== undefined) await seeTogether(staff, study.along);
  await proceed(staff, 'send');
}

/** Chooses the occasion, and says what is decided by it and when it begins; the step of whom to ask is open when this returns. */
export async function planUntilSample(staff: Staff, study: Omit<PlannedStudy, 'survey'>): Promise<void> {
  const { page, hand, say } = staff;
  await hand.press(menu(page, say).getByRole('link', { name: say('shell.studies') }));
  await hand.press(page.locator('main').getByRole('link', { name: say('studies.new') }));
  const name = say(`study-kind.${study.kind}`);
  await hand.press(page.getByRole('button', { name: say('new-survey.choose-named', { name }), exact: true }));
  await hand.write(page.getByRole('textbox', { name: say('study.purpose') }), study.purpose);
  await proceed(staff, 'norm');
  await hand.choose(page.getByRole('radio', { name: say(`metric.${study.metric}`) }));
  await proceed(staff, 'timing');
  await proceed(staff, 'sample');
}

/** A customer who is due for two studies may get one mail: staff see it before it leaves. */
async function seeTogether({ page, say }: Staff, survey: string): Promise<void> {
  await page.getByLabel(say('letter.along')).first().selectOption({ label: survey });
  const mail = page.frameLocator('.mail-frame iframe').first();
  await mail.locator('a[href="#along"]').waitFor();
  await page
    .getByLabel(say('letter.along'))
    .first()
    .selectOption({ label: say('letter.along-none') });
}

/** Begins the study, to so many customers, and lands on its page. */
export async function beginStudy(staff: Staff, count: number): Promise<void> {
  const { page, say } = staff;
  await pressAndConfirm(staff, say('send.button', { count }));
  await page.getByRole('button', { name: say('study.end') }).waitFor();
}

/** Goes on to a step, and says what stands in the way when it does not open. */
async function proceed({ page, hand, say }: Staff, step: string): Promise<void> {
  await hand.press(page.getByRole('button', { name: say('study.next', { step }) }));
  const opened = page.locator(`#step-${step} .step-state`).getByText(say('study.step-open'), { exact: true });
  await opened.waitFor({ timeout: 15_000 }).catch(async (error: unknown) => {
    const ends = await page.locator('.step-end').allInnerTexts();
    const states = await page.getByRole('status').allInnerTexts();
    throw new Error(`the step ${step} does not open: ${[...ends, ...states].join(' / ')}`, { cause: error });
  });
}
