import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Tick } from '../ui/choice.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { ideasKey, ideasQuery, joinIdea, looseQuery, makeIdea, type Suggestion } from './idea-requests.ts';
import { SuggestionWords } from './suggestion-words.tsx';

/** Suggestions that nobody has made anything of yet: those that are alike become one idea, or join one that is there. */
export function LooseSuggestions() {
  const say = useSay();
  const may = useMay();
  const loose = useQuery(looseQuery);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [shownCount, setShownCount] = useState(5);
  const suggestions = loose.data ?? [];
  if (suggestions.length === 0) return null;
  const shown = suggestions.slice(0, shownCount);
  const tick = (id: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <Section
      label={say('ideas.loose')}
      heading={say('ideas.loose-heading', { count: suggestions.length })}
      note={say('ideas.loose-note')}
    >
      <ul className="suggestions">
        {shown.map((one) => (
          <LooseItem key={one.id} one={one} isChosen={chosen.includes(one.id)} onTick={(on) => tick(one.id, on)} />
        ))}
      </ul>
      {suggestions.length > shownCount ? (
        <p className="more">
          <Button size="small" onPress={() => setShownCount(shownCount + 20)}>
            {say('ui.more')}
          </Button>
        </p>
      ) : null}
      {may('idea.make') ? <GatherForm chosen={chosen} onGathered={() => setChosen([])} /> : null}
    </Section>
  );
}

type ItemProps = Readonly<{ one: Suggestion; isChosen: boolean; onTick: (isChosen: boolean) => void }>;

function LooseItem({ one, isChosen, onTick }: ItemProps) {
  const format = useFormat();
  return (
    <li>
      <Tick isSelected={isChosen} onChange={onTick}>
        <SuggestionWords one={one} />
      </Tick>
      <p className="source">
        {one.name === '' ? null : `${one.name} · `}
        <Link to="/cases/$caseId" params={{ caseId: one.id }}>
          {one.number}
        </Link>
        {` · ${format.day(one.received_at)}`}
      </p>
    </li>
  );
}

type GatherProps = Readonly<{ chosen: readonly string[]; onGathered: () => void }>;

/** One idea of what is ticked: a new one with a name of staff's own, or one that is there. */
function GatherForm({ chosen, onGathered }: GatherProps) {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const known = useQuery(ideasQuery()).data?.data ?? [];
  const [title, setTitle] = useState('');
  const [into, setInto] = useState('');
  const gathering = useMutation({
    mutationFn: () =>
      into === '' ? makeIdea({ title, description: '', case_ids: [...chosen] }) : joinIdea(into, chosen),
    onSuccess: async ({ idea }) => {
      toast({ text: say('ideas.gathered', { title: idea.title }) });
      setTitle('');
      onGathered();
      await queryClient.invalidateQueries({ queryKey: ideasKey });
      await navigate({ to: '/ideas/$ideaId', params: { ideaId: idea.id } });
    },
    onError: refuse,
  });
  const isReady = chosen.length > 0 && (into !== '' || title.trim() !== '');
  return (
    <div className="field-grid idea-gather">
      <SelectField
        className="span-3"
        label={say('ideas.gather-into')}
        value={into}
        options={[
          { value: '', label: say('ideas.gather-new') },
          ...known.map((idea) => ({ value: idea.id, label: idea.title })),
        ]}
        onChange={setInto}
      />
      {into === '' ? (
        <TextField
          className="span-3"
          label={say('ideas.title')}
          name="title"
          value={title}
          onChange={setTitle}
          hint={say('ideas.title-hint')}
          lengthMax={200}
        />
      ) : null}
      <p className="row section-action">
        <Button look="primary" isDisabled={!isReady} isPending={gathering.isPending} onPress={() => gathering.mutate()}>
          {say(into === '' ? 'ideas.gather-make' : 'ideas.gather-join', { count: chosen.length })}
        </Button>
      </p>
    </div>
  );
}
