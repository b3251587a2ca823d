import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Ticks } from '../../studies/ticks.tsx';
import { useEventWords } from '../../touchpoints/event-words.ts';

type Props = Readonly<{
  chosen: readonly string[];
  known: readonly string[];
  onChange: (kinds: readonly string[]) => void;
}>;

/** What counts as buying again, said on the screen and open to change: every company is told of other things. */
export function PurchaseKinds({ chosen, known, onChange }: Props) {
  const say = useSay();
  const format = useFormat();
  const words = useEventWords();
  const said = say('loyalty.purchase', { kinds: format.list(chosen.map(words)) });
  if (known.length === 0) return <span className="meta">{say('loyalty.no-events')}</span>;
  const offered = [...new Set([...known, ...chosen])];
  return (
    <details className="purchase-kinds">
      <summary>{said}</summary>
      <Ticks
        label={say('loyalty.purchase-label')}
        offered={offered.map((kind) => [kind, words(kind)] as const)}
        chosen={chosen}
        onChange={onChange}
      />
    </details>
  );
}
