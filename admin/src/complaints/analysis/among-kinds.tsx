import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Ticks } from '../../studies/ticks.tsx';
import { useEventWords } from '../../touchpoints/event-words.ts';

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
      <Ticks
        label={say('complaint-analysis.among-label')}
        offered={offered.map((kind) => [kind, words(kind)] as const)}
        chosen={chosen}
        onChange={onChange}
      />
    </details>
  );
}
