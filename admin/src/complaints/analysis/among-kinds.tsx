import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { useEventWords } from '../../touchpoints/event-words.ts';
import { Tick } from '../../ui/choice.tsx';

type Props = Readonly<{
  chosen: readonly string[];
  known: readonly string[];
  onChange: (kinds: readonly string[]) => void;
}>;

/** Among what complaints are counted, said on the screen and open to change. */
export function AmongKinds({ chosen, known, onChange }: Props) {
  const say = useSay();
  const format = useFormat();
  const words = useEventWords();
  if (known.length === 0) return <p className="source">{say('complaint-analysis.no-events')}</p>;
  const offered = [...new Set([...known, ...chosen])];
  return (
    <details className="among-kinds">
      <summary>{say('complaint-analysis.among', { kinds: format.list(chosen.map(words)) })}</summary>
      <fieldset className="ticks">
        <legend className="field-label">{say('complaint-analysis.among-label')}</legend>
        {offered.map((kind) => (
          <Tick
            key={kind}
            isSelected={chosen.includes(kind)}
            onChange={(isSelected) =>
              onChange(offered.filter((one) => (one === kind ? isSelected : chosen.includes(one))))
            }
          >
            {words(kind)}
          </Tick>
        ))}
      </fieldset>
    </details>
  );
}
