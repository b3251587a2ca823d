import { type MessageKey, message, ownWords } from '../catalogue.ts';
import type { BoardIdea, BoardNews, IdeaGroup, IdeasPageView } from '../view.ts';
import { langOf, renderDocument } from './document.tsx';

const headings: Readonly<Record<IdeaGroup, MessageKey>> = {
  open: 'ideas.group.open',
  planned: 'ideas.group.planned',
  done: 'ideas.group.done',
  not_done: 'ideas.group.not_done',
};

const newsWords: Readonly<Record<BoardNews, MessageKey>> = {
  voted: 'ideas.news.voted',
  'taken-back': 'ideas.news.taken-back',
  again: 'ideas.news.again',
  'too-many': 'ideas.news.too-many',
};

/** Ideas in the company's own words, with where they stand. A vote is a press on a button: opening the page is none. */
export function renderIdeasPage(view: IdeasPageView): string {
  const { language, organisation, groups, news, suggestHref } = view;
  const heading = message(language, 'ideas.heading');
  return renderDocument({
    frame: view,
    organisation,
    title: heading,
    parts: ['frame', 'prose', 'preferences', 'ideas'],
    content: (
      <div class="q ideas" {...ownWords(language)}>
        {news === undefined ? null : (
          <p class="saved" role="status">
            {message(language, newsWords[news])}
          </p>
        )}
        <h1>{heading}</h1>
        <p class="n">{message(language, groups.length === 0 ? 'ideas.none' : 'ideas.intro', { org: organisation })}</p>
        {suggestHref === undefined ? null : (
          <div class="a">
            <a class="go" href={suggestHref}>
              {message(language, 'ideas.suggest')}
            </a>
          </div>
        )}
        {groups.map(({ group, ideas }) => (
          <section key={group}>
            <h2>{message(language, headings[group])}</h2>
            <ol>
              {ideas.map((idea) => (
                <Idea key={idea.id} idea={idea} view={view} isOpen={group === 'open' || group === 'planned'} />
              ))}
            </ol>
          </section>
        ))}
        <p class="end">
          <a href={view.doneHref}>{message(language, 'ideas.done-link')}</a>
        </p>
        <p class="n" id="privacy">
          {message(language, 'ideas.privacy', { org: organisation })}
        </p>
      </div>
    ),
  });
}

type IdeaProps = Readonly<{ idea: BoardIdea; view: IdeasPageView; isOpen: boolean }>;

function Idea({ idea, view, isOpen }: IdeaProps) {
  const { language, action, stamp } = view;
  const { id, title, text, words, votes, hasVoted } = idea;
  const own = words === language ? {} : langOf(language, words);
  const count = message(language, 'ideas.votes', { count: votes });
  const press = message(language, hasVoted ? 'ideas.take-back' : 'ideas.vote');
  return (
    <li id={id}>
      <h3 {...own}>{title}</h3>
      {text === '' ? null : <p {...own}>{text}</p>}
      {isOpen ? (
        <form class="vote" method="post" action={action}>
          <input type="hidden" name="stamp" value={stamp} />
          <input type="hidden" name="idea" value={id} />
          <input class="trap" type="text" name="website" tabIndex={-1} autocomplete="off" aria-hidden="true" />
          <button
            class={hasVoted ? 'mine' : undefined}
            type="submit"
            name="act"
            value={hasVoted ? 'take-back' : 'vote'}
            aria-label={`${press}: ${title}`}
          >
            {press}
          </button>
          <span>{count}</span>
        </form>
      ) : (
        <p>
          <small>{count}</small>
        </p>
      )}
    </li>
  );
}
