import './ideas.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type IdeaDetail, ideaQuery, ideasKey, partIdea } from './idea-requests.ts';
import { IdeaTies } from './idea-ties.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { PublicationForm } from './publication-form.tsx';
import { SuggestionWords } from './suggestion-words.tsx';

const route = getRouteApi('/signed-in/ideas/$ideaId');

/** One idea: where it stands, who had it, and what everybody may read of it. */
export function IdeaPage() {
  const { ideaId } = route.useParams();
  const detail = useQuery(ideaQuery(ideaId));
  return (
    <QueryView query={detail} lines={8}>
      {(shown) => <Shown detail={shown} />}
    </QueryView>
  );
}

type Props = Readonly<{ detail: IdeaDetail }>;

function Shown({ detail }: Props) {
  const say = useSay();
  const may = useMay();
  const [isMoving, setMoving] = useState(false);
  const { idea } = detail;
  const isOpen = idea.merged_into === null;
  return (
    <>
      <PageHead
        title={idea.title}
        crumb={
          <Link to="/ideas" search={{}}>
            {say('shell.ideas')}
          </Link>
        }
        note={say('ideas.standing', {
          state: say(`idea-state.${idea.state}`),
          suggestions: idea.suggestions,
          votes: idea.votes,
        })}
        actions={
          isOpen && may('idea.move') ? (
            <Button look="primary" onPress={() => setMoving(true)}>
              {say('ideas.move')}
            </Button>
          ) : undefined
        }
      />
      {idea.merged_into === null ? null : (
        <p>
          {say('ideas.merged')}{' '}
          <Link to="/ideas/$ideaId" params={{ ideaId: idea.merged_into.id }}>
            {idea.merged_into.title}
          </Link>
        </p>
      )}
      <Suggestions detail={detail} />
      {isOpen && may('idea.publish') ? <PublicationForm key={idea.revision} detail={detail} /> : null}
      <Moves detail={detail} />
      {isOpen ? <IdeaTies detail={detail} /> : null}
      {isMoving ? <MoveDialog detail={detail} onClose={() => setMoving(false)} /> : null}
    </>
  );
}

function Suggestions({ detail: { idea, suggestions } }: Props) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const parting = useMutation({
    mutationFn: (caseId: string) => partIdea(idea.id, caseId),
    onError: refuse,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ideasKey }),
  });
  return (
    <Section
      label={say('ideas.suggestions')}
      heading={say('ideas.suggested-heading', { count: idea.suggestions })}
      note={say('ideas.suggested-note')}
    >
      {suggestions.length === 0 ? <p>{say('ideas.suggested-none')}</p> : null}
      <ul className="suggestions">
        {suggestions.map((one) => (
          <li key={one.id}>
            <SuggestionWords one={one} />
            <p className="source">
              {one.name === '' ? null : `${one.name} · `}
              <Link to="/cases/$caseId" params={{ caseId: one.id }}>
                {one.number}
              </Link>
              {` · ${format.day(one.received_at)}`}
              {one.told.map(({ state, at, is_mailed }) => (
                <span key={state}>
                  {' · '}
                  {say(is_mailed ? 'ideas.told-mailed' : 'ideas.told-silent', {
                    state: say(`idea-state.${state}`),
                    day: format.day(at),
                  })}
                </span>
              ))}
              {may('idea.part') && idea.merged_into === null ? (
                <Button
                  size="small"
                  look="quiet"
                  label={say('ideas.part-named', { number: one.number })}
                  onPress={() => parting.mutate(one.id)}
                >
                  {say('ideas.part')}
                </Button>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Moves({ detail: { idea, moves } }: Props) {
  const say = useSay();
  const format = useFormat();
  return (
    <Section label={say('ideas.course')} heading={say('ideas.course-heading', { count: moves.length })}>
      <ol className="idea-line">
        {moves.map(({ state, words, by, at }) => (
          <li key={at}>
            <time dateTime={at}>{format.day(at)}</time>
            <span>
              {say(`idea-state.${state}`)}
              {by === null ? null : `, ${by}`}
              {(['nl', 'nb', 'en'] as const).map((language) => {
                const text = words[language];
                return text === undefined || text === '' ? null : (
                  <small key={language} lang={language}>
                    {text}
                  </small>
                );
              })}
            </span>
          </li>
        ))}
        <li>
          <time dateTime={idea.made_at}>{format.day(idea.made_at)}</time>
          <span>
            {say('ideas.made')}
            {idea.made_by === null ? null : `, ${idea.made_by}`}
          </span>
        </li>
      </ol>
    </Section>
  );
}
