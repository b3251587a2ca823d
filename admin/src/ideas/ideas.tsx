import './ideas.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ideaStates } from '@voldaan/domain/ideas/idea-state';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { TabRow } from '../ui/tab-row.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { type IdeaHead, type IdeaList, ideasQuery } from './idea-requests.ts';
import { LooseSuggestions } from './loose-suggestions.tsx';
import { useIdeaKeys } from './use-idea-keys.ts';

const route = getRouteApi('/signed-in/ideas');

/** What customers suggest, and what becomes of it: who waits for an idea first, then the ideas that most stand behind. */
export function Ideas() {
  const say = useSay();
  const may = useMay();
  const search = route.useSearch();
  const ideas = useQuery(ideasQuery(search));
  useIdeaKeys();
  const counts = ideas.data?.counts;
  return (
    <>
      <PageHead
        title={say('shell.ideas')}
        {...(counts !== undefined && {
          heading: say('ideas.lede', { open: counts.new + counts.considered + counts.planned, loose: counts.loose }),
          isLede: true,
        })}
        actions={
          may('idea-board.change') ? (
            <Link className={buttonClass()} to="/settings/ideas">
              {say('ideas.board')}
            </Link>
          ) : undefined
        }
      />
      <LooseSuggestions />
      <States counts={counts} />
      <QueryView query={ideas} lines={5}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty heading={say(search.state === undefined ? 'ideas.empty' : 'ideas.empty-state')}>
              {say('ideas.empty-text')}
            </Empty>
          ) : (
            <IdeaTable ideas={data} />
          )
        }
      </QueryView>
    </>
  );
}

function States({ counts }: Readonly<{ counts: IdeaList['counts'] | undefined }>) {
  const say = useSay();
  const { state: shown } = route.useSearch();
  return (
    <TabRow label={say('ideas.states')}>
      <Link to="/ideas" search={{}} activeProps={{}} {...(shown === undefined ? { 'aria-current': 'page' } : {})}>
        {say('ideas.all')}
      </Link>
      {ideaStates.map((state) => (
        <Link
          key={state}
          to="/ideas"
          search={{ state }}
          activeProps={{}}
          {...(shown === state ? { 'aria-current': 'page' } : {})}
        >
          {say(`idea-state.${state}`)} {counts === undefined ? null : <span className="count">{counts[state]}</span>}
        </Link>
      ))}
    </TabRow>
  );
}

function IdeaTable({ ideas }: Readonly<{ ideas: readonly IdeaHead[] }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <TableScroll label={say('shell.ideas')}>
      <table>
        <caption className="unseen">{say('shell.ideas')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('ideas.idea')}</th>
            <th scope="col" className="end">
              {say('ideas.suggestions')}
            </th>
            <th scope="col" className="end">
              {say('ideas.votes')}
            </th>
            <th scope="col" className="wide-only">
              {say('ideas.changed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ideas.map((idea) => (
            <tr key={idea.id}>
              <th scope="row">
                <Link className="idea-link" to="/ideas/$ideaId" params={{ ideaId: idea.id }}>
                  {idea.title}
                </Link>
                <small>
                  {say(`idea-state.${idea.state}`)}
                  {idea.is_published ? ` · ${say('ideas.on-board')}` : null}
                  {idea.is_told ? ` · ${say('ideas.told')}` : null}
                </small>
              </th>
              <td className="end">{idea.suggestions}</td>
              <td className="end">{idea.votes}</td>
              <td className="wide-only">{format.day(idea.changed_at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
