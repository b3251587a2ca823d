import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SettingsTabs } from '../app/settings-tabs.tsx';
import { useSay } from '../catalogue/text.tsx';
import { Toggle } from '../ui/choice.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { boardQuery, openBoard } from './idea-requests.ts';

/** Whether everybody may read ideas and vote; closed until somebody opens it. */
export function IdeaSettings() {
  const say = useSay();
  const board = useQuery(boardQuery);
  const queryClient = useQueryClient();
  const refuse = useRefusalToast();
  const opening = useMutation({
    mutationFn: openBoard,
    onSuccess: (after) => queryClient.setQueryData(boardQuery.queryKey, after),
    onError: refuse,
  });
  return (
    <>
      <PageHead title={say('settings.ideas')} heading={say('shell.settings')} />
      <SettingsTabs />
      <Section heading={say('idea-board.heading')} note={say('idea-board.note')}>
        <QueryView query={board}>
          {({ is_open, url, done_url }) => (
            <div className="stack">
              <div>
                <Toggle isSelected={is_open} onChange={(isOn) => opening.mutate(isOn)}>
                  {say('idea-board.open')}
                </Toggle>
              </div>
              {is_open ? (
                <>
                  <div className="row">
                    <a href={url} target="_blank" rel="noopener">
                      {say('idea-board.look')}
                    </a>
                    <CopyLink url={url} />
                  </div>
                  <p>
                    <a href={done_url} target="_blank" rel="noopener">
                      {say('idea-board.look-done')}
                    </a>
                  </p>
                </>
              ) : null}
            </div>
          )}
        </QueryView>
      </Section>
    </>
  );
}
