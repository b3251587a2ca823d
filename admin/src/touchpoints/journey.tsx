import './touchpoints.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { JourneyLine } from './journey-line.tsx';
import { JourneyTable } from './journey-table.tsx';
import { JourneyTabs } from './journey-tabs.tsx';
import { makeJourney, type Touchpoint, touchpointsQuery } from './touchpoint-requests.ts';

/** The journey of a customer: every contact moment, from the first that is seen of us to the last. */
export function Journey() {
  const touchpoints = useQuery(touchpointsQuery);
  return (
    <>
      <JourneyHead touchpoints={touchpoints.data ?? []} />
      <JourneyTabs />
      <QueryView query={touchpoints} lines={6}>
        {(moments) => (moments.length === 0 ? <NoJourney /> : <Moments touchpoints={moments} />)}
      </QueryView>
    </>
  );
}

function JourneyHead({ touchpoints }: Readonly<{ touchpoints: readonly Touchpoint[] }>) {
  const say = useSay();
  const may = useMay();
  const first = touchpoints[0];
  const last = touchpoints.at(-1);
  const lede =
    first === undefined || last === undefined || first === last
      ? {}
      : {
          heading: say('touchpoints.lede', { count: touchpoints.length, first: first.name, last: last.name }),
          isLede: true,
        };
  return (
    <PageHead
      title={say('shell.journey')}
      {...lede}
      actions={
        touchpoints.length > 0 && may('touchpoint.make') ? (
          <Link className={buttonClass()} to="/touchpoints/new">
            {say('touchpoints.add')}
          </Link>
        ) : undefined
      }
    />
  );
}

function Moments({ touchpoints }: Readonly<{ touchpoints: readonly Touchpoint[] }>) {
  const say = useSay();
  return (
    <>
      {touchpoints.some(({ heard }) => heard.count > 0) ? <JourneyLine touchpoints={touchpoints} /> : null}
      <JourneyTable touchpoints={touchpoints} />
      <p className="source">{say('touchpoints.source')}</p>
    </>
  );
}

function NoJourney() {
  const say = useSay();
  const may = useMay();
  const queryClient = useQueryClient();
  const refuse = useRefusalToast();
  const making = useMutation({
    mutationFn: makeJourney,
    onError: refuse,
    onSettled: () => queryClient.invalidateQueries({ queryKey: touchpointsQuery.queryKey }),
  });
  return (
    <Empty
      heading={say('touchpoints.empty')}
      action={
        may('touchpoint.make') ? (
          <p className="row">
            <Button look="primary" isPending={making.isPending} onPress={() => making.mutate()}>
              {say('touchpoints.start')}
            </Button>
            <Link className={buttonClass('quiet')} to="/touchpoints/new">
              {say('touchpoints.add')}
            </Link>
          </p>
        ) : undefined
      }
    >
      {say('touchpoints.empty-text')}
    </Empty>
  );
}
