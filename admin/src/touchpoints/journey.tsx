import './touchpoints.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
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

type JourneyProps = Readonly<{
  /** What was found along it, in place of how long it is. */
  lede?: string | undefined;
  /** Scores of its moments, in place of how often each was told of. */
  figures?: ReactNode;
}>;

/** The journey of a customer: every contact moment, from the first that is seen of us to the last. */
export function Journey({ lede, figures }: JourneyProps) {
  const touchpoints = useQuery(touchpointsQuery);
  return (
    <>
      <JourneyHead touchpoints={touchpoints.data ?? []} finding={lede} />
      <JourneyTabs />
      <QueryView query={touchpoints} lines={6}>
        {(moments) => (moments.length === 0 ? <NoJourney /> : <Moments touchpoints={moments} figures={figures} />)}
      </QueryView>
    </>
  );
}

type HeadProps = Readonly<{ touchpoints: readonly Touchpoint[]; finding: string | undefined }>;

function JourneyHead({ touchpoints, finding }: HeadProps) {
  const say = useSay();
  const may = useMay();
  const first = touchpoints[0];
  const last = touchpoints.at(-1);
  const lede =
    first === undefined || last === undefined || first === last
      ? {}
      : {
          heading:
            finding ?? say('touchpoints.lede', { count: touchpoints.length, first: first.name, last: last.name }),
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

type MomentsProps = Readonly<{ touchpoints: readonly Touchpoint[]; figures: ReactNode }>;

function Moments({ touchpoints, figures }: MomentsProps) {
  const say = useSay();
  const isHeard = touchpoints.some(({ heard }) => heard.count > 0);
  return (
    <>
      {figures === undefined ? (
        isHeard && <JourneyLine touchpoints={touchpoints} />
      ) : (
        <>
          {figures}
          <h2 className="journey-all">{say('touchpoints.all')}</h2>
        </>
      )}
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
