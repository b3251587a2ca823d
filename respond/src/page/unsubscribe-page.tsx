import { type MessageKey, message, ownWords } from '../catalogue.ts';
import type { MailTopic, UnsubscribedPageView, UnsubscribePageView } from '../view.ts';
import { renderDocument } from './document.tsx';

type Words = Readonly<Record<'heading' | 'text' | 'done', MessageKey>>;

/** Questions and news are stopped apart from each other. */
const topics: Readonly<Record<MailTopic, Words>> = {
  research: { heading: 'unsubscribe.heading', text: 'unsubscribe.text', done: 'unsubscribed.text' },
  marketing: { heading: 'unsubscribe.news.heading', text: 'unsubscribe.news.text', done: 'unsubscribed.news.text' },
};

/** One press unsubscribes. It takes a press because scanners open every link of a mail. */
export function renderUnsubscribePage(view: UnsubscribePageView): string {
  const { language, address } = view;
  const { heading, text } = topics[view.topic];
  return renderDocument({
    frame: view,
    organisation: view.organisation,
    title: message(language, heading),
    parts: ['frame', 'prose', 'preferences'],
    content: (
      <form class="q p" method="post" action={view.action} {...ownWords(language)}>
        <h1>{message(language, heading)}</h1>
        {address === undefined ? null : <p class="hint">{message(language, 'preferences.for', { address })}</p>}
        <p>{message(language, text)}</p>
        <div class="a">
          <button class="go" type="submit" name="act" value="stop">
            {message(language, 'unsubscribe.button')}
          </button>
          <a class="skip" href={view.preferencesHref}>
            {message(language, 'unsubscribe.less')}
          </a>
        </div>
      </form>
    ),
  });
}

/** Done at once; with a way back for whoever pressed by mistake. */
export function renderUnsubscribedPage(view: UnsubscribedPageView): string {
  const { language, organisation, undo } = view;
  const heading = message(language, view.isUndone ? 'unsubscribed.back.heading' : 'unsubscribed.heading');
  return renderDocument({
    frame: view,
    organisation,
    title: heading,
    parts: ['frame', 'prose', 'preferences'],
    content: (
      <form class="q p" method="post" action={undo?.action} {...ownWords(language)}>
        <h1>{heading}</h1>
        <p>
          {message(language, view.isUndone ? 'unsubscribed.back.text' : topics[view.topic].done, { org: organisation })}
        </p>
        {undo === undefined ? null : (
          <div class="a">
            <button class="skip" type="submit" name="act" value="undo">
              {message(language, 'unsubscribed.undo')}
            </button>
          </div>
        )}
      </form>
    ),
  });
}
