import './improvements.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { type ImprovementHead, improvementsQuery } from './improvement-requests.ts';

/** What is done about what customers said. */
export function Improvements() {
  const say = useSay();
  const may = useMay();
  const actions = useQuery(improvementsQuery);
  const running = (actions.data ?? []).filter(({ state }) => state === 'running').length;
  const count = actions.data?.length ?? 0;
  const add = may('improvement.plan') ? (
    <Link className={buttonClass(count === 0 ? 'primary' : undefined)} to="/improvements/new">
      {say('improvements.new')}
    </Link>
  ) : undefined;
  return (
    <>
      <PageHead
        title={say('shell.improvements')}
        {...(count > 0 && { heading: say('improvements.lede', { count, running }), isLede: true, actions: add })}
      />
      <QueryView query={actions} lines={5}>
        {(list) =>
          list.length === 0 ? (
            <Empty heading={say('improvements.empty')} action={add}>
              {say('improvements.empty-text')}
            </Empty>
          ) : (
            <ActionTable actions={list} />
          )
        }
      </QueryView>
    </>
  );
}

function ActionTable({ actions }: Readonly<{ actions: readonly ImprovementHead[] }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <table className="actions">
      <caption className="unseen">{say('shell.improvements')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('improvements.action')}</th>
          <th scope="col" className="wide-only">
            {say('improvements.outcome')}
          </th>
          <th scope="col" className="wide-only">
            {say('improvements.owner')}
          </th>
          <th scope="col">{say('improvements.start')}</th>
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => (
          <tr key={action.id}>
            <th scope="row">
              <Link to="/improvements/$actionId" params={{ actionId: action.id }}>
                {action.name}
              </Link>
              <small>{say(`action-kind.${action.kind}`)}</small>
            </th>
            <td className="wide-only">{action.item.label}</td>
            <td className="wide-only">{action.owner_name ?? <span className="muted">–</span>}</td>
            <td>
              {format.day(action.starts_on)}
              <small>{say(`improvements.state.${action.state}`)}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
