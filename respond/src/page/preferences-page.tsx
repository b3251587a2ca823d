import { type MessageKey, message, ownWords } from '../catalogue.ts';
import type { AskingFrequency, AskingTopic, PreferencesPageView } from '../view.ts';
import { renderDocument } from './document.tsx';

const askingFrequencies: readonly AskingFrequency[] = ['asked', 'half', 'year'];

const frequencyWords: Readonly<Record<AskingFrequency, MessageKey>> = {
  asked: 'preferences.frequency.asked',
  half: 'preferences.frequency.half',
  year: 'preferences.frequency.year',
};

const askingTopics: readonly AskingTopic[] = ['transaction', 'relation'];

const topicWords: Readonly<Record<AskingTopic, MessageKey>> = {
  transaction: 'preferences.topic.transaction',
  relation: 'preferences.topic.relation',
};

/** What may be sent, about what, and how often. Nothing is chosen for anybody: it shows what holds, and is saved with a press. */
export function renderPreferencesPage(view: PreferencesPageView): string {
  const { language, address } = view;
  const heading = message(language, 'preferences.heading');
  return renderDocument({
    frame: view,
    organisation: view.organisation,
    title: heading,
    parts: ['frame', 'question', 'choice', 'words', 'ticks', 'preferences'],
    content: (
      <form class="q pref" method="post" action={view.action} {...ownWords(language)}>
        {view.isSaved ? (
          <p class="saved" role="status">
            {message(language, 'preferences.saved')}
          </p>
        ) : null}
        <h1>{heading}</h1>
        {address === undefined ? null : <p class="hint">{message(language, 'preferences.for', { address })}</p>}
        <Messages view={view} />
        <Topics view={view} />
        <Frequencies view={view} />
        <p class="hint">{message(language, 'preferences.always')}</p>
        <div class="a">
          <button class="go" type="submit" name="act" value="save">
            {message(language, 'preferences.save')}
          </button>
          <a class="skip" href={view.unsubscribeHref}>
            {message(language, 'preferences.none')}
          </a>
        </div>
        <h2>{message(language, 'preferences.why')}</h2>
        <p>{view.why}</p>
      </form>
    ),
  });
}

type PartProps = { readonly view: PreferencesPageView };

function Messages({ view: { language, chosen } }: PartProps) {
  const offered = [
    ['research', 'preferences.research', 'preferences.research.detail'],
    ['marketing', 'preferences.news', 'preferences.news.detail'],
  ] as const;
  return (
    <fieldset>
      <legend>{message(language, 'preferences.messages')}</legend>
      <div class="l c">
        {offered.map(([name, label, detail]) => (
          <label key={name}>
            <input type="checkbox" name={name} value="1" checked={chosen[name]} />
            <span>
              <em>
                {message(language, label)}
                <small>{message(language, detail)}</small>
              </em>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Of the questions, what they may be about. A page from before there was a choice sends no `topics`, and changes none. */
function Topics({ view: { language, chosen } }: PartProps) {
  return (
    <fieldset>
      <legend>{message(language, 'preferences.topics')}</legend>
      <input type="hidden" name="topics" value="1" />
      <div class="l c">
        {askingTopics.map((topic) => (
          <label key={topic}>
            <input type="checkbox" name="topic" value={topic} checked={chosen.topics.includes(topic)} />
            <span>{message(language, topicWords[topic])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Frequencies({ view: { language, chosen } }: PartProps) {
  return (
    <fieldset>
      <legend>{message(language, 'preferences.frequency')}</legend>
      <div class="l">
        {askingFrequencies.map((frequency) => (
          <label key={frequency}>
            <input type="radio" name="frequency" value={frequency} checked={chosen.frequency === frequency} />
            <span>{message(language, frequencyWords[frequency])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
