import './studies.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { type StudyRow, studiesQuery } from './study-requests.ts';
import { StudyStateMark } from './study-state.tsx';

/** Every study of the company: what it is to decide, how far it is, and when customers are asked next. */
export function Studies() {
  const say = useSay();
  const may = useMay();
  const studies = useQuery(studiesQuery);
  const newStudy = may('study.make') ? (
    <Link className={buttonClass('primary')} to="/studies/new">
      {say('studies.new')}
    </Link>
  ) : null;
  return (
    <>
      <PageHead
        title={say('shell.studies')}
        note={say('studies.note')}
        actions={(studies.data?.length ?? 0) > 0 ? newStudy : null}
      />
      <QueryView query={studies}>
        {(listed) =>
          listed.length === 0 ? (
            <Empty heading={say('studies.empty')} action={newStudy}>
              {say('studies.empty-text')}
            </Empty>
          ) : (
            <StudyTable studies={listed} />
          )
        }
      </QueryView>
    </>
  );
}

function StudyTable({ studies }: Readonly<{ studies: readonly StudyRow[] }>) {
  const say = useSay();
  return (
    <TableScroll label={say('shell.studies')}>
      <table>
        <caption className="unseen">{say('shell.studies')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('surveys.name')}</th>
            <th scope="col">{say('surveys.state')}</th>
            <th scope="col" className="end wide-only">
              {say('studies.invited')}
            </th>
            <th scope="col" className="end">
              {say('surveys.answers')}
            </th>
            <th scope="col" className="wide-only">
              {say('studies.next')}
            </th>
          </tr>
        </thead>
        <tbody>
          {studies.map((study) => (
            <StudyLine key={study.id} study={study} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function StudyLine({ study }: Readonly<{ study: StudyRow }>) {
  const say = useSay();
  const format = useFormat();
  // Nobody is invited to an anonymous study, and its answers are counted with the survey.
  const counted = (count: number) => (study.kind === 'anonymous' ? '–' : format.number(count));
  return (
    <tr>
      <th scope="row">
        <Link to="/studies/$studyId" params={{ studyId: study.id }}>
          {study.name}
        </Link>
        <small>{study.purpose === '' ? say(`study-kind.${study.kind}`) : study.purpose}</small>
      </th>
      <td>
        <StudyStateMark state={study.state} />
      </td>
      <td className="end number wide-only">{counted(study.invited)}</td>
      <td className="end number">{counted(study.answered)}</td>
      <td className="wide-only meta">
        {study.next_plan_at === null || study.state !== 'running' ? '–' : format.moment(study.next_plan_at)}
      </td>
    </tr>
  );
}
