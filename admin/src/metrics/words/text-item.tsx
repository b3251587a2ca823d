import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../accounts/use-me.ts';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { answeredRecently } from '../../responses/answered-at.ts';
import { Icon } from '../../ui/icon.tsx';
import { namedOptions } from '../../ui/named-options.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { type CountedTheme, correctMention, type SaidText } from './words-requests.ts';

type Props = Readonly<{ text: SaidText; themes: readonly CountedTheme[] }>;

/** What one customer said: the mark, the words, when, and the themes, which a person may put right. */
export function TextItem({ text, themes }: Props) {
  const say = useSay();
  const format = useFormat();
  const may = useMay();
  const about = [
    ...(text.name === null || text.name === '' ? [] : [text.name]),
    answeredRecently(text, format, new Date()),
    ...text.traits.map(({ label, value }) => `${label} ${value}`),
  ];
  return (
    <li>
      <span className="given">
        <span className="unseen">{say('words.score')} </span>
        {text.score === null ? '–' : format.given(text.score)}
      </span>
      <div>
        {text.parts.map(({ question_id, question, text: said }, place) => (
          <div key={question_id}>
            {question !== null && text.parts.length > 1 ? <p className="meta">{question}</p> : null}
            <blockquote className="quote" lang={languageOf(text.language)} data-place={place}>
              {said}
            </blockquote>
          </div>
        ))}
        <p className="meta">
          {may('response.show') ? (
            <Link to="/responses/$responseId" params={{ responseId: text.response_id }}>
              {about.join(' · ')}
            </Link>
          ) : (
            about.join(' · ')
          )}
        </p>
        <TextThemes text={text} themes={themes} />
      </div>
    </li>
  );
}

function languageOf(language: string): string | undefined {
  return language === 'other' ? undefined : language;
}

type Correct = (theme: Readonly<{ id: string; name: string }>, isMentioned: boolean) => void;

/** What a person says goes before the rule; taken back, the rule's word holds again. */
function useCorrection(responseId: string): Correct {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const correcting = useMutation({
    mutationFn: ({ theme, isMentioned }: Readonly<{ theme: string; isMentioned: boolean | null }>) =>
      correctMention(theme, responseId, isMentioned),
    onError: refuse,
    onSettled: () => Promise.all(['words', 'themes'].map((key) => queryClient.invalidateQueries({ queryKey: [key] }))),
  });
  return ({ id, name }, isMentioned) =>
    correcting.mutate(
      { theme: id, isMentioned },
      {
        onSuccess: () =>
          toast({
            text: say(isMentioned ? 'words.theme-added' : 'words.theme-taken', { name }),
            undo: () => correcting.mutate({ theme: id, isMentioned: null }),
          }),
      },
    );
}

function TextThemes({ text, themes }: Props) {
  const say = useSay();
  const may = useMay();
  const correct = useCorrection(text.response_id);
  const mentioned = text.themes.flatMap(({ theme_id, by }) => {
    const theme = themes.find(({ id }) => id === theme_id);
    return theme === undefined ? [] : [{ theme, by }];
  });
  const others = themes.filter(({ id }) => !mentioned.some(({ theme }) => theme.id === id));
  return (
    <div className="row text-themes">
      {mentioned.map(({ theme, by }) => (
        <span className="tag" key={theme.id}>
          {theme.name}
          {by === 'person' ? <span className="muted">{say('words.by-person')}</span> : null}
          {may('theme.correct') ? (
            <button
              type="button"
              aria-label={say('words.not-about', { name: theme.name })}
              onClick={() => correct(theme, false)}
            >
              <Icon name="cross" />
            </button>
          ) : null}
        </span>
      ))}
      {may('theme.correct') && others.length > 0 ? (
        <SelectField
          isQuiet
          label={say('words.is-about')}
          value=""
          options={[{ value: '', label: say('words.add-theme') }, ...namedOptions(others)]}
          onChange={(chosen) => {
            const theme = others.find(({ id }) => id === chosen);
            if (theme !== undefined) correct(theme, true);
          }}
        />
      ) : null}
    </div>
  );
}
