// biome-ignore-all lint/performance/noReExportAll: describes the built file.
import type { CaseFormView, CasePrivacyView, CaseReceivedView, CaseShutView, CaseStatusView } from './src/case-view.ts';
import type {
  DonePageView,
  IdeasPageView,
  LanguagePageView,
  NoticePageView,
  PreferencesPageView,
  PrivacyPageView,
  QuestionPageView,
  ResumePageView,
  ThanksPageView,
  UnsubscribedPageView,
  UnsubscribePageView,
} from './src/view.ts';

export type * from './src/case-view.ts';
export type * from './src/view.ts';

export declare function renderQuestionPage(view: QuestionPageView): string;
export declare function renderThanksPage(view: ThanksPageView): string;
export declare function renderResumePage(view: ResumePageView): string;
export declare function renderLanguagePage(view: LanguagePageView): string;
export declare function renderNoticePage(view: NoticePageView): string;
export declare function renderUnsubscribePage(view: UnsubscribePageView): string;
export declare function renderUnsubscribedPage(view: UnsubscribedPageView): string;
export declare function renderPrivacyPage(view: PrivacyPageView): string;
export declare function renderPreferencesPage(view: PreferencesPageView): string;
export declare function renderIdeasPage(view: IdeasPageView): string;
export declare function renderDonePage(view: DonePageView): string;
export declare function renderCaseFormPage(view: CaseFormView): string;
export declare function renderCaseShutPage(view: CaseShutView): string;
export declare function renderCasePrivacyPage(view: CasePrivacyView): string;
export declare function renderCaseReceivedPage(view: CaseReceivedView): string;
export declare function renderCaseStatusPage(view: CaseStatusView): string;
