import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { FaultMark } from './fault-mark.tsx';
import type { OutlineRow } from './outline-rows.ts';
import { kindKey, numbersOf, useWords } from './part-name.ts';
import { useBuilder } from './use-builder.ts';
import { useConditionWords } from './use-condition-words.ts';

type PartRow = Extract<OutlineRow, { kind: 'part' }>;

type Props = Readonly<{
  row: PartRow;
  isDragged: boolean;
  onGrab: (event: PointerEvent) => void;
  onMove: (key: string, direction: 'up' | 'down') => void;
}>;

/** One part: its number, its words, and what it asks for. */
export function OutlineLine({ row, isDragged, onGrab, onMove }: Props) {
  const say = useSay();
  const { draft, selected, select, findings } = useBuilder();
  const button = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);
  const { title, kind } = useLineWords(row);
  const number = row.part.kind === 'page' ? undefined : numbersOf(draft.definition).get(row.part.id);
  const isCurrent = selected === row.key;

  // A line that is moved to another list is drawn anew; whoever moved it by key has to be able to move it on.
  useEffect(() => {
    if (hadFocus.current) button.current?.focus();
    hadFocus.current = false;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    hadFocus.current = true;
    onMove(row.key, event.key === 'ArrowUp' ? 'up' : 'down');
  };
  return (
    <li data-key={row.key} className={`depth-${row.depth} is-${row.part.kind}`}>
      <button
        ref={button}
        type="button"
        className={isDragged ? 'outline-line is-dragged' : 'outline-line'}
        aria-current={isCurrent ? 'true' : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={(event) => select(row.key, event.detail === 0 ? 'focus' : undefined)}
        onKeyDown={onKeyDown}
        onPointerDown={onGrab}
      >
        <span>{number}</span>
        <span>{title}</span>
        {kind === '' ? null : <small>{kind}</small>}
        {findings.faultsOf(row.key).length > 0 ? <FaultMark /> : null}
        {'when' in row.part && row.part.kind !== 'branch' && row.part.when !== undefined ? (
          <small className="outline-when">{say('outline.sometimes')}</small>
        ) : null}
      </button>
    </li>
  );
}

function useLineWords({ part, pageNumber }: PartRow): Readonly<{ title: string; kind: string }> {
  const say = useSay();
  const { definition } = useBuilder().draft;
  const words = useWords(definition);
  const conditionWords = useConditionWords(definition);
  switch (part.kind) {
    case 'page':
      return { title: say('outline.page', { number: pageNumber }), kind: '' };
    case 'branch':
      return { title: say('outline.if', { condition: conditionWords(part.when) }), kind: '' };
    case 'random':
      return {
        title: say('node-kind.random'),
        kind: part.choose === undefined ? '' : say('random.some', { some: part.choose, count: part.nodes.length }),
      };
    default:
      return { title: words(part.text) || say('outline.no-words'), kind: say(kindKey(part)) };
  }
}
