import { type MessageKey, message, ownWords } from '../catalogue.ts';
import type { NoticeKind, NoticePageView } from '../view.ts';
import { Prose, renderDocument } from './document.tsx';
import { Slip } from './slip.tsx';

const texts: Readonly<Record<NoticeKind, Readonly<{ heading: MessageKey; text: MessageKey }>>> = {
  'unknown-link': { heading: 'notice.unknown-link.heading', text: 'notice.unknown-link.text' },
  expired: { heading: 'notice.expired.heading', text: 'notice.expired.text' },
  closed: { heading: 'notice.closed.heading', text: 'notice.closed.text' },
  'already-answered': { heading: 'notice.already-answered.heading', text: 'notice.already-answered.text' },
  'too-many-requests': { heading: 'notice.too-many-requests.heading', text: 'notice.too-many-requests.text' },
  'kept-beside': { heading: 'notice.kept-beside.heading', text: 'notice.kept-beside.text' },
  'kept-late': { heading: 'notice.kept-late.heading', text: 'notice.kept-late.text' },
  'personal-link-needed': {
    heading: 'notice.personal-link-needed.heading',
    text: 'notice.personal-link-needed.text',
  },
  failed: { heading: 'notice.failed.heading', text: 'notice.failed.text' },
};

/** What to say when there is no question to show. It names what happened and what the person can do. */
export function renderNoticePage(view: NoticePageView): string {
  const { language, definition, receivedAt, timeZone } = view;
  const { heading, text } = texts[view.kind];
  const received = receivedAt === undefined || timeZone === undefined ? undefined : { at: receivedAt, timeZone };
  return renderDocument({
    frame: view,
    organisation: view.organisation ?? definition?.organisation,
    title: message(language, heading),
    parts: ['frame', 'prose', ...(received === undefined ? [] : (['stamp'] as const))],
    content: (
      <>
        {definition === undefined ? null : <Slip telling={{ definition, language }} received={received} />}
        <Prose words={ownWords(language)}>
          <h1>{message(language, heading)}</h1>
          <p>{message(language, text, { minutes: Math.max(1, Math.ceil((view.retryAfterSeconds ?? 60) / 60)) })}</p>
          {view.retryHref === undefined ? null : (
            <div class="a">
              <a class="go" href={view.retryHref}>
                {message(language, 'notice.retry')}
              </a>
            </div>
          )}
          {view.anewHref === undefined ? null : (
            <div class="a">
              <a class="skip" href={view.anewHref}>
                {message(language, 'resume.anew')}
              </a>
            </div>
          )}
        </Prose>
      </>
    ),
  });
}
