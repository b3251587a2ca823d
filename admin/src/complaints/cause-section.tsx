import { useQuery } from '@tanstack/react-query';
import { useSay } from '../catalogue/text.tsx';
import { NamedList } from '../ui/named-list.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { causesQuery, changeCause, makeCause } from './case-setting-requests.ts';

/** The list that complaints are counted by. */
export function CauseSection() {
  const say = useSay();
  const causes = useQuery(causesQuery);
  const words = {
    caption: say('case-settings.causes'),
    nameHead: say('cases.cause'),
    addLabel: say('case-settings.cause-new'),
    retired: say('case-settings.cause-retired'),
    turn: (turn: 'retire' | 'restore') => say(`case-settings.cause-${turn}`),
    turnNamed: (turn: 'retire' | 'restore', name: string) => say(`case-settings.cause-${turn}-named`, { name }),
  };
  return (
    <Section heading={say('case-settings.causes')} note={say('case-settings.causes-note')}>
      <QueryView query={causes}>
        {({ data }) => (
          <NamedList
            entries={data}
            keeping={{ queryKey: causesQuery.queryKey, make: makeCause, change: changeCause, words }}
            none={say('case-settings.causes-none')}
          />
        )}
      </QueryView>
    </Section>
  );
}
