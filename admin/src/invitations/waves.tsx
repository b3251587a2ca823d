import './invitations.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { surveyQuery } from '../surveys/survey-requests.ts';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { type Wave, wavesQuery } from './invitation-requests.ts';
import { WaveStateMark } from './wave-state.tsx';

const route = getRouteApi('/signed-in/surveys/$surveyId/waves');

/** Every time this survey was sent. */
export function Waves() {
  const say = useSay();
  const may = useMay();
  const { surveyId } = route.useParams();
  const survey = useQuery(surveyQuery(surveyId));
  const waves = useQuery(wavesQuery(surveyId));
  const name = survey.data?.survey.name ?? '';
  const send = may('wave.make') ? (
    <Link className={buttonClass('primary')} to="/surveys/$surveyId/send" params={{ surveyId }}>
      {say('surveys.send')}
    </Link>
  ) : null;
  return (
    <>
      <PageHead
        title={say('waves.heading')}
        crumb={
          <Link to="/surveys/$surveyId" params={{ surveyId }}>
            {name}
          </Link>
        }
        actions={(waves.data?.length ?? 0) > 0 ? send : null}
      />
      <QueryView query={waves}>
        {(listed) =>
          listed.length === 0 ? (
            <Empty heading={say('waves.empty')} action={send}>
              {say('waves.empty-text')}
            </Empty>
          ) : (
            <WaveTable waves={listed} />
          )
        }
      </QueryView>
    </>
  );
}

function WaveTable({ waves }: Readonly<{ waves: readonly Wave[] }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <TableScroll label={say('waves.heading')}>
      <table>
        <caption className="unseen">{say('waves.heading')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('waves.when')}</th>
            <th scope="col">{say('surveys.state')}</th>
            <th scope="col" className="end">
              {say('waves.sent')}
            </th>
            <th scope="col" className="end wide-only">
              {say('waves.opened')}
            </th>
            <th scope="col" className="end">
              {say('waves.answered')}
            </th>
          </tr>
        </thead>
        <tbody>
          {waves.map((wave) => (
            <tr key={wave.id}>
              <th scope="row">
                <Link to="/surveys/$surveyId/waves/$waveId" params={{ surveyId: wave.survey_id, waveId: wave.id }}>
                  {format.moment(wave.created_at)}
                </Link>
              </th>
              <td>
                <WaveStateMark state={wave.state} />
              </td>
              <td className="end number">{format.number(wave.counts.sent)}</td>
              <td className="end number wide-only">{format.number(wave.counts.opened)}</td>
              <td className="end number">{format.number(wave.counts.answered)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
