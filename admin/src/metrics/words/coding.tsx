import './words.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Tick } from '../../ui/choice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { AgreementSection } from './agreement-section.tsx';
import { type Coding as CodingData, codeText, codingQuery } from './words-requests.ts';

const route = getRouteApi('/signed-in/words/codings/$codingId');

/** One text after the other, each with its themes; what others said stays unseen. */
export function Coding() {
  const say = useSay();
  const { codingId } = route.useParams();
  const coding = useQuery(codingQuery(codingId));
  return (
    <>
      <PageHead
        title={say('coding.title')}
        crumb={<Link to="/words/codings">{say('codings.title')}</Link>}
        note={say('coding.note')}
      />
      <QueryView query={coding} lines={6}>
        {(data) => (
          <>
            <CodeSection coding={data} />
            {data.agreement === null ? null : <AgreementSection coding={data} agreement={data.agreement} />}
          </>
        )}
      </QueryView>
    </>
  );
}

function CodeSection({ coding }: Readonly<{ coding: CodingData }>) {
  const say = useSay();
  const firstOpen = coding.items.findIndex(({ yours }) => yours === null);
  const [place, setPlace] = useState(Math.max(0, firstOpen));
  const done = coding.items.filter(({ yours }) => yours !== null).length;
  const item = coding.items[place];
  const heading = useRef<HTMLDivElement>(null);
  const move = (to: number) => {
    setPlace(to);
    heading.current?.focus();
  };
  if (item === undefined) return null;
  return (
    <Section
      label={say('coding.label', { place: place + 1, count: coding.items.length })}
      heading={say('coding.done', { done, count: coding.items.length })}
      note={coding.agreement === null ? say('coding.apart') : say('coding.ready')}
    >
      <div ref={heading} tabIndex={-1}>
        <blockquote className="quote coded-text">{item.text}</blockquote>
      </div>
      <CodeForm
        key={item.response_id}
        coding={coding}
        item={item}
        onCoded={() => move(Math.min(place + 1, coding.items.length - 1))}
      />
      <p className="row section-action">
        <Button size="small" isDisabled={place === 0} onPress={() => move(place - 1)}>
          {say('coding.before')}
        </Button>
        <Button size="small" isDisabled={place === coding.items.length - 1} onPress={() => move(place + 1)}>
          {say('coding.after')}
        </Button>
      </p>
    </Section>
  );
}

type FormProps = Readonly<{ coding: CodingData; item: CodingData['items'][number]; onCoded: () => void }>;

function CodeForm({ coding, item, onCoded }: FormProps) {
  const say = useSay();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[]>(item.yours ?? []);
  useEffect(() => setChosen(item.yours ?? []), [item.yours]);
  const coded = useMutation({
    mutationFn: () => codeText(coding.id, item.response_id, chosen),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['theme-codings'] });
      onCoded();
    },
    onError: refuse,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        coded.mutate();
      }}
    >
      <fieldset className="code-themes">
        <legend className="field-label">{say('coding.question')}</legend>
        {coding.themes.map(({ id, name, description }) => (
          <Tick
            key={id}
            isSelected={chosen.includes(id)}
            onChange={(isSelected) =>
              setChosen((before) => (isSelected ? [...before, id] : before.filter((other) => other !== id)))
            }
          >
            {name}
            {description === '' ? null : <small>{description}</small>}
          </Tick>
        ))}
      </fieldset>
      <Button type="submit" look="primary" isPending={coded.isPending}>
        {chosen.length === 0 ? say('coding.save-none') : say('coding.save')}
      </Button>
    </form>
  );
}
