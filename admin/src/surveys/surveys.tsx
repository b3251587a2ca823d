import './surveys.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { type SurveySummary, surveysQuery } from './survey-requests.ts';
import { SurveyStateMark } from './survey-state.tsx';

/** Every survey of the company: its state, what came back, and the next step. */
export function Surveys() {
  const say = useSay();
  const may = useMay();
  const surveys = useQuery(surveysQuery);
  const hasSurveys = (surveys.data?.length ?? 0) > 0;
  const newSurvey = may('survey.make') ? (
    <Link className={buttonClass('primary')} to="/surveys/new">
      {say('surveys.new')}
    </Link>
  ) : null;
  return (
    <>
      <PageHead title={say('shell.surveys')} note={say('surveys.note')} actions={hasSurveys ? newSurvey : null} />
      <QueryView query={surveys}>
        {(listed) =>
          listed.length === 0 ? (
            <Empty heading={say('surveys.empty')} action={newSurvey}>
              {say('surveys.empty-text')}
            </Empty>
          ) : (
            <SurveyTable surveys={listed} />
          )
        }
      </QueryView>
    </>
  );
}

function SurveyTable({ surveys }: Readonly<{ surveys: readonly SurveySummary[] }>) {
  const say = useSay();
  return (
    <table className="survey-table">
      <caption className="unseen">{say('shell.surveys')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('surveys.name')}</th>
          <th scope="col">{say('surveys.state')}</th>
          <th scope="col" className="end">
            {say('surveys.answers')}
          </th>
          <th scope="col" className="wide-only">
            {say('surveys.changed')}
          </th>
          <th scope="col" className="wide-only">
            <span className="unseen">{say('surveys.next')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {surveys.map((survey) => (
          <SurveyRow key={survey.id} survey={survey} />
        ))}
      </tbody>
    </table>
  );
}

function SurveyRow({ survey }: Readonly<{ survey: SurveySummary }>) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        {may('survey.show') ? (
          <Link to="/surveys/$surveyId" params={{ surveyId: survey.id }}>
            {survey.name}
          </Link>
        ) : (
          survey.name
        )}
      </th>
      <td>
        <SurveyStateMark state={survey.state} />
      </td>
      <td className="end number">{format.number(survey.answers)}</td>
      <td className="wide-only meta">{format.recent(survey.changed_at, new Date())}</td>
      <td className="end wide-only">
        {survey.state === 'published' && may('wave.make') ? (
          <Link
            className={buttonClass('plain', 'small')}
            to="/surveys/$surveyId/send"
            params={{ surveyId: survey.id }}
            aria-label={say('surveys.send-named', { name: survey.name })}
          >
            {say('surveys.send')}
          </Link>
        ) : null}
      </td>
    </tr>
  );
}
