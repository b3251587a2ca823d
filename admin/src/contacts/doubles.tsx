import './contacts.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { ContactTabs } from './contact-tabs.tsx';
import { type Double, doublesQuery, type Merge, mergeContacts, mergesQuery, undoMerge } from './double-requests.ts';

/** Customers who may stand in the list twice, to be made one; and those that were, to be parted again. */
export function Doubles() {
  const say = useSay();
  const doubles = useQuery(doublesQuery);
  const merges = useQuery(mergesQuery);
  return (
    <>
      <PageHead title={say('contact-tabs.doubles')} note={say('doubles.note')} />
      <ContactTabs />
      <QueryView query={doubles} lines={5}>
        {(found) => (
          <Section
            heading={say('doubles.finding', { count: found.length })}
            note={found.length === 0 ? say('doubles.none-note') : say('doubles.finding-note')}
          >
            {found.length === 0 ? <p className="muted">{say('doubles.none')}</p> : null}
            {found.map((group) => (
              <DoubleChoice key={`${group.reason} ${group.contacts[0]?.id}`} group={group} />
            ))}
          </Section>
        )}
      </QueryView>
      {(merges.data?.length ?? 0) > 0 ? (
        <Section heading={say('merges.heading')} note={say('merges.note')}>
          <MergeList merges={merges.data ?? []} />
        </Section>
      ) : null}
    </>
  );
}

/** Which of them is kept; the others become it. */
function DoubleChoice({ group }: Readonly<{ group: Double }>) {
  const say = useSay();
  const toast = useToast();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [keptId, setKeptId] = useState(group.contacts[0]?.id ?? '');
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['contacts'] });
  const refuse = useRefusalToast();
  const undoing = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await undoMerge(id);
    },
    onError: refuse,
    onSettled: refresh,
  });
  const merging = useMutation({
    mutationFn: async () => {
      const made: string[] = [];
      for (const { id } of group.contacts) if (id !== keptId) made.push((await mergeContacts(keptId, id)).id);
      return made;
    },
    onSuccess: (made) => toast({ text: say('doubles.merged'), undo: () => undoing.mutate([...made].reverse()) }),
    onError: refuse,
    onSettled: refresh,
  });
  return (
    <div className="double">
      <Choice
        label={say(`double-reason.${group.reason}`)}
        value={keptId}
        options={group.contacts.map(({ id, name, email, phone, external_id, created_at }) => ({
          value: id,
          label: name || email,
          detail: [
            name === '' ? '' : email,
            phone ?? '',
            external_id ?? '',
            say('contacts.since', { day: format.day(created_at) }),
          ]
            .filter((part) => part !== '')
            .join(' · '),
        }))}
        onChange={setKeptId}
      />
      <p className="row">
        <Button size="small" isPending={merging.isPending} onPress={() => merging.mutate()}>
          {say('doubles.merge')}
        </Button>
      </p>
    </div>
  );
}

function MergeList({ merges }: Readonly<{ merges: readonly Merge[] }>) {
  const say = useSay();
  const toast = useToast();
  const format = useFormat();
  const queryClient = useQueryClient();
  const refuse = useRefusalToast();
  const undoing = useMutation({
    mutationFn: undoMerge,
    onSuccess: () => toast({ text: say('merges.undone') }),
    onError: refuse,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['contacts'] }),
  });
  return (
    <ul className="plain-list">
      {merges.map((merge) => (
        <li key={merge.id} className="row row-apart">
          <span>
            {say('merges.line', { merged: merge.merged_name, kept: merge.kept_name })}{' '}
            <small className="meta">{format.recent(merge.merged_at, new Date())}</small>
          </span>
          <span className="row">
            <Link className="small" to="/contacts/$contactId" params={{ contactId: merge.kept_id }}>
              {say('merges.see')}
            </Link>
            {merge.undone_at === null ? (
              <Button
                look="quiet"
                size="small"
                isPending={undoing.isPending && undoing.variables === merge.id}
                onPress={() => undoing.mutate(merge.id)}
                label={say('merges.undo-named', { merged: merge.merged_name })}
              >
                {say('ui.undo')}
              </Button>
            ) : (
              <span className="meta">{say('merges.was-undone')}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
