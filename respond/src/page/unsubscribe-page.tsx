import { message, ownWords } from '../catalogue.ts';
import type { UnsubscribedPageView, UnsubscribePageView } from '../view.ts';
import { renderDocument } from './document.tsx';

/** One press unsubscribes. It takes a press because scanners open every link of a mail. */
export function renderUnsubscribePage(view: UnsubscribePageView): string {
  const { language, address } = view;
  const heading = message(language, 'unsubscribe.heading');
  return renderDocument({
    frame: view,
    organisation: view.organisation,
    title: heading,
    parts: ['frame', 'prose'],
    content: (
      <form class="q p" method="post" action={view.action} {...ownWords(language)}>
        <h1>{heading}</h1>
        <p>
          {address === undefined
            ? message(language, 'unsubscribe.text')
            : message(language, 'unsubscribe.address', { address })}
        </p>
        <input type="hidden" name="nonce" value={view.nonce} />
        <div class="a">
          <button class="go" type="submit">
            {message(language, 'unsubscribe.button')}
          </button>
        </div>
      </form>
    ),
  });
}

/** Done at once; with a way back for whoever pressed by mistake. */
export function renderUnsubscribedPage(view: UnsubscribedPageView): string {
  const { language, organisation, undo } = view;
  const heading = message(language, 'unsubscribed.heading');
  return renderDocument({
    frame: view,
    organisation,
    title: heading,
    parts: ['frame', 'prose'],
    content: (
      <form class="q p" method="post" action={undo?.action} {...ownWords(language)}>
        <h1>{heading}</h1>
        <p>{message(language, 'unsubscribed.text', { org: organisation })}</p>
        {undo === undefined ? null : (
          <div class="a">
            <input type="hidden" name="nonce" value={undo.nonce} />
            <button class="skip" type="submit" name="undo" value="1">
              {message(language, 'unsubscribed.undo')}
            </button>
          </div>
        )}
      </form>
    ),
  });
}
