import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type Feed, feedQuery, makeFeed, revokeFeed } from './visit-requests.ts';

/** The secret link by which the reader's own calendar follows the visits, and the way to end it. */
export function FeedSection() {
  const say = useSay();
  const feed = useQuery(feedQuery);
  return (
    <Section heading={say('visits.feed')} note={say('visits.feed-note')}>
      <QueryView query={feed} lines={2}>
        {(found) => <FeedLink feed={found} />}
      </QueryView>
    </Section>
  );
}

function FeedLink({ feed }: Readonly<{ feed: Feed }>) {
  const say = useSay();
  const format = useFormat();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const making = useMutation({
    mutationFn: makeFeed,
    onSuccess: (made) => queryClient.setQueryData(feedQuery.queryKey, made),
    onError: refuse,
  });
  const revoking = useMutation({
    mutationFn: revokeFeed,
    onSuccess: () => {
      queryClient.setQueryData(feedQuery.queryKey, { url: null, made_at: null });
      setAsked(false);
    },
    onError: refuse,
  });
  if (feed.url === null)
    return (
      <Button isPending={making.isPending} onPress={() => making.mutate()}>
        {say('visits.feed-make')}
      </Button>
    );
  return (
    <>
      <p className="note">{say('visits.feed-since', { day: format.day(feed.made_at ?? '') })}</p>
      <p className="row section-action">
        <CopyLink url={feed.url} />
        <Button look="quiet" onPress={() => setAsked(true)}>
          {say('visits.feed-revoke')}
        </Button>
      </p>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={() => revoking.mutate()}
        isPending={revoking.isPending}
        isDanger
        heading={say('visits.feed-revoke-ask')}
        confirmLabel={say('visits.feed-revoke')}
      >
        <p>{say('visits.feed-revoke-text')}</p>
      </ConfirmDialog>
    </>
  );
}
