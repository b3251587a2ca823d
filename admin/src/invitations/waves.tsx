import './invitations.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { surveyQuery } from '../surveys/survey-requests.ts';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { type Wave, wavesQuery } from './invitation-requests.ts';
import { WaveTable } from './wave-table.tsx';

const route = getRouteApi('/signed-in/surveys/$surveyId/waves');

const columns = [
  { name: 'waves.sent', count: ({ counts }: Wave) => counts.sent },
  { name: 'waves.opened', count: ({ counts }: Wave) => counts.opened, isWideOnly: true },
  { name: 'waves.answered', count: ({ counts }: Wave) => counts.answered },
] as const;

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
            <WaveTable surveyId={surveyId} waves={listed} columns={columns} />
          )
        }
      </QueryView>
    </>
  );
}
