import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import { localeOf, message, ownWords } from '../catalogue.ts';
import type { DoneIdea, DonePageView } from '../view.ts';
import { langOf, renderDocument } from './document.tsx';

/** "You asked, we did": what became of suggestions, in the company's own words, with what it changed where that is known. */
export function renderDonePage(view: DonePageView): string {
  const { language, organisation, ideas } = view;
  const heading = message(language, 'done.heading');
  return renderDocument({
    frame: view,
    organisation,
    title: heading,
    parts: ['frame', 'prose', 'preferences', 'ideas'],
    content: (
      <div class="q ideas" {...ownWords(language)}>
        <h1>{heading}</h1>
        <p class="n">{message(language, ideas.length === 0 ? 'done.none' : 'done.intro', { org: organisation })}</p>
        {ideas.length === 0 ? null : (
          <ol>
            {ideas.map((idea) => (
              <Done key={idea.id} idea={idea} view={view} />
            ))}
          </ol>
        )}
        <p class="end">
          <a href={view.boardHref}>{message(language, 'done.board-link')}</a>
        </p>
        <p class="n" id="privacy">
          {message(language, 'done.privacy')}
        </p>
      </div>
    ),
  });
}

function Done({ idea, view: { language, timeZone } }: Readonly<{ idea: DoneIdea; view: DonePageView }>) {
  const { id, title, text, words, doneAt, effect } = idea;
  const own = words === language ? {} : langOf(language, words);
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone });
  return (
    <li id={id}>
      <h2 {...own}>{title}</h2>
      <p {...own}>{text}</p>
      {effect === undefined ? null : <p>{effect}</p>}
      <p>
        <small>
          <time dateTime={doneAt.toISOString().slice(0, 10)}>{unbrokenDay(day.format(doneAt))}</time>
        </small>
      </p>
    </li>
  );
}
