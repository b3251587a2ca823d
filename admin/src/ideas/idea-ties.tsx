import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { improvementsQuery } from '../improvements/improvement-requests.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { namedOptions } from '../ui/named-options.ts';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { changeIdea, type IdeaDetail, ideasKey, ideasQuery, mergeIdea } from './idea-requests.ts';

type Props = Readonly<{ detail: IdeaDetail }>;

/** The improvement action that is made of it, and the idea that it turns out to be the same as. */
export function IdeaTies({ detail }: Props) {
  const say = useSay();
  const may = useMay();
  const { idea } = detail;
  return (
    <Section
      label={say('ideas.action')}
      heading={say(idea.action === null ? 'ideas.action-none' : 'ideas.action-heading')}
      note={say('ideas.action-note')}
    >
      <div className="stack">
        {idea.action === null ? null : (
          <p>
            <Link to="/improvements/$actionId" params={{ actionId: idea.action.id }}>
              {idea.action.name}
            </Link>
          </p>
        )}
        {may('idea.change') && may('improvement.list') ? <ActionField idea={idea} /> : null}
        {may('idea.merge') ? <MergeField idea={idea} /> : null}
      </div>
    </Section>
  );
}

type IdeaProps = Readonly<{ idea: IdeaDetail['idea'] }>;

function ActionField({ idea }: IdeaProps) {
  const say = useSay();
  const may = useMay();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const actions = useQuery(improvementsQuery).data ?? [];
  const linking = useMutation({
    mutationFn: (action: string) => changeIdea(idea, { action_id: action === '' ? null : action }),
    onError: refuse,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ideasKey }),
  });
  return (
    <div className="field-grid">
      <SelectField
        className="span-4"
        label={say('ideas.action-choose')}
        value={idea.action?.id ?? ''}
        options={[{ value: '', label: say('ideas.action-no') }, ...namedOptions(actions)]}
        onChange={(action) => linking.mutate(action)}
        isDisabled={linking.isPending}
      />
      {may('improvement.plan') ? (
        <p className="span-2 row section-action">
          <Link className={buttonClass('quiet')} to="/improvements/new">
            {say('improvements.new')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function MergeField({ idea }: IdeaProps) {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const others = (useQuery(ideasQuery()).data?.data ?? []).filter(({ id }) => id !== idea.id);
  const [into, setInto] = useState('');
  const [isAsking, setAsking] = useState(false);
  const merging = useMutation({
    mutationFn: () => mergeIdea(idea, into),
    onSuccess: () => toast({ text: say('ideas.merge-done') }),
    onError: refuse,
    onSettled: async () => {
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: ideasKey });
    },
  });
  if (others.length === 0) return null;
  const other = others.find(({ id }) => id === into);
  return (
    <div className="field-grid">
      <SelectField
        className="span-4"
        label={say('ideas.merge-into')}
        value={into}
        options={[
          { value: '', label: say('ideas.merge-none') },
          ...others.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={setInto}
      />
      <p className="span-2 row section-action">
        <Button isDisabled={other === undefined} onPress={() => setAsking(true)}>
          {say('ideas.merge')}
        </Button>
      </p>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => merging.mutate()}
        heading={say('ideas.merge-ask', { one: idea.title, other: other?.title ?? '' })}
        confirmLabel={say('ideas.merge')}
        isPending={merging.isPending}
      >
        {say('ideas.merge-text')}
      </ConfirmDialog>
    </div>
  );
}
