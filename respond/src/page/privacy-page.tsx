import { message, ownWords } from '../catalogue.ts';
import type { PrivacyPageView } from '../view.ts';
import { Prose, renderDocument } from './document.tsx';

/** What happens with an answer, in sentences that the software itself keeps true. */
export function renderPrivacyPage(view: PrivacyPageView): string {
  const { language, organisation, isAnonymous } = view;
  const heading = message(language, 'page.privacy');
  return renderDocument({
    frame: view,
    organisation,
    title: heading,
    parts: ['frame', 'prose'],
    content: (
      <Prose words={ownWords(language)}>
        <h1>{heading}</h1>
        <p>{message(language, 'privacy.goes', { org: organisation })}</p>
        <p>{message(language, isAnonymous ? 'privacy.anonymous.kept' : 'privacy.kept')}</p>
        <p>{message(language, isAnonymous ? 'privacy.anonymous.machines' : 'privacy.machines')}</p>
        <p>{message(language, 'privacy.cookies')}</p>
        <p>{message(language, isAnonymous ? 'privacy.anonymous.rights' : 'privacy.rights', { org: organisation })}</p>
      </Prose>
    ),
  });
}
