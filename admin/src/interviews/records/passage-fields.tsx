import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../catalogue/text.tsx';
import { themesQuery } from '../../metrics/words/words-requests.ts';
import { Ticks } from '../../studies/ticks.tsx';
import { Button } from '../../ui/button.tsx';
import { Tick } from '../../ui/choice.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { RecordWish } from './record-requests.ts';

type Passages = RecordWish['passages'];
type Passage = Passages[number];
type Props = Readonly<{ passages: Passages; onChange: (passages: Passages) => void }>;

/** What was said, part by part, by the themes of the codebook. */
export function PassageFields({ passages, onChange }: Props) {
  const say = useSay();
  const themes = useQuery(themesQuery({}));
  const offered = themes.data?.data.map(({ id, name }) => [id, name] as const) ?? [];
  const change = (place: number, part: Partial<Passage>) =>
    onChange(passages.map((passage, at) => (at === place ? { ...passage, ...part } : passage)));
  return (
    <Section
      label={say('records.passages')}
      heading={say('records.passages-heading', { count: passages.length })}
      note={say('records.passages-note')}
    >
      {[...passages.entries()].map(([place, passage]) => (
        <div className="record-part field-grid" key={place}>
          <TextField
            name={`passages.${place}.words`}
            label={say('records.passage', { number: place + 1 })}
            value={passage.words}
            rows={2}
            onChange={(words) => change(place, { words })}
          />
          <Tick isSelected={passage.is_quote === true} onChange={(isQuote) => change(place, { is_quote: isQuote })}>
            {say('records.is-quote')}
          </Tick>
          {offered.length === 0 ? null : (
            <Ticks
              label={say('records.themes')}
              offered={offered}
              chosen={passage.theme_ids ?? []}
              onChange={(ids) => change(place, { theme_ids: [...ids] })}
            />
          )}
          <Button size="small" look="quiet" onPress={() => onChange(passages.filter((_, at) => at !== place))}>
            {say('records.remove-passage', { number: place + 1 })}
          </Button>
        </div>
      ))}
      <Button onPress={() => onChange([...passages, { words: '', theme_ids: [], is_quote: false }])}>
        {say('records.add-passage')}
      </Button>
    </Section>
  );
}
