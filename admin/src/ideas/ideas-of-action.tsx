import './ideas.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import { ideasQuery } from './idea-requests.ts';

/** The ideas of customers that an improvement action is made of. */
export function IdeasOfAction({ actionId }: Readonly<{ actionId: string }>) {
  const say = useSay();
  const may = useMay();
  const ideas = useQuery({ ...ideasQuery({ action: actionId }), enabled: may('idea.list') }).data?.data ?? [];
  if (ideas.length === 0) return null;
  return (
    <Section label={say('ideas.of-action')} heading={say('ideas.of-action-heading', { count: ideas.length })}>
      <ul className="suggestions">
        {ideas.map((idea) => (
          <li key={idea.id}>
            <Link to="/ideas/$ideaId" params={{ ideaId: idea.id }}>
              {idea.title}
            </Link>
            <p className="source">
              {say('ideas.standing', {
                state: say(`idea-state.${idea.state}`),
                suggestions: idea.suggestions,
                votes: idea.votes,
              })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
