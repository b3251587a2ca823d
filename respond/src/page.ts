// biome-ignore-all lint/performance/noBarrelFile: this is the entry that is built to one file.
/**
 * What the server takes from this room: functions from a view to a complete page. Vite builds this file to
 * dist/page.js; page.d.ts beside the package declares the same for readers that do not build JSX.
 */

export { renderCaseFormPage, renderCasePrivacyPage, renderCaseShutPage } from './page/case-form-page.tsx';
export { renderCaseReceivedPage, renderCaseStatusPage } from './page/case-page.tsx';
export { renderDonePage } from './page/done-page.tsx';
export { renderIdeasPage } from './page/ideas-page.tsx';
export { renderLanguagePage } from './page/language-page.tsx';
export { renderNoticePage } from './page/notice-page.tsx';
export { renderPreferencesPage } from './page/preferences-page.tsx';
export { renderPrivacyPage } from './page/privacy-page.tsx';
export { renderQuestionPage } from './page/question-page.tsx';
export { renderResumePage } from './page/resume-page.tsx';
export { renderThanksPage } from './page/thanks-page.tsx';
export { renderUnsubscribedPage, renderUnsubscribePage } from './page/unsubscribe-page.tsx';
