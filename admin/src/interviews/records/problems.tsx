import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { type Problem, problemsQuery } from './record-requests.ts';

/** The register of problems, where evidence of every kind meets. */
export function Problems() {
  const say = useSay();
  const problems = useQuery(problemsQuery);
  const add = (
    <Link className={buttonClass('primary')} to="/problems/$problemId" params={{ problemId: 'new' }}>
      {say('problems.new')}
    </Link>
  );
  return (
    <>
      <PageHead
        title={say('problems.title')}
        note={say('problems.note')}
        actions={problems.data?.length ? add : null}
      />
      <QueryView query={problems}>
        {(data) =>
          data.length === 0 ? (
            <Empty heading={say('problems.empty')} action={add}>
              {say('problems.empty-text')}
            </Empty>
          ) : (
            <ProblemTable problems={data} />
          )
        }
      </QueryView>
    </>
  );
}

function ProblemTable({ problems }: Readonly<{ problems: readonly Problem[] }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <TableScroll label={say('problems.title')}>
      <table>
        <caption className="unseen">{say('problems.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('problems.name')}</th>
            <th scope="col">{say('problems.state')}</th>
            <th scope="col">{say('problems.owner')}</th>
            <th scope="col" className="end">
              {say('problems.evidence')}
            </th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ id, name, state, owner_name: owner, evidence }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/problems/$problemId" params={{ problemId: id }}>
                  {name}
                </Link>
              </th>
              <td>{say(`problem-state.${state ?? 'open'}`)}</td>
              <td>{owner ?? say('problems.nobody')}</td>
              <td className="end number">{format.number(evidence.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
