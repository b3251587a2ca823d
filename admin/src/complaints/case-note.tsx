import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { CaseDetail } from './case-requests.ts';
import { type Mention, mentionAt, offeredFor, withMention } from './mention-list.ts';

type Props = Readonly<{ note: string; onNote: (note: string) => void; detail: CaseDetail }>;
type Colleague = CaseDetail['colleagues'][number];

/** What was said, written down while it is said. An at sign names a colleague, who is told. */
export function CaseNote({ note, onNote, detail }: Props) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const { mention, offered, place, look, move, close } = useMentions(detail.colleagues);
  const field = () => box.current?.querySelector('textarea') ?? undefined;
  const choose = ({ name }: Colleague) => {
    if (mention === undefined) return;
    const { text, cursor } = withMention(note, mention, name);
    onNote(text);
    close();
    // The cursor goes behind the name once the new text stands there.
    requestAnimationFrame(() => {
      field()?.focus();
      field()?.setSelectionRange(cursor, cursor);
    });
  };
  const listen = (event: KeyboardEvent) => {
    const chosen = offered[place];
    if (chosen === undefined || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(chosen);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.nativeEvent.stopImmediatePropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the field in it
    <div className="case-note" data-desk-key="n" ref={box} onKeyDownCapture={listen} onBlur={close}>
      <TextField
        label={say('cases.note')}
        name="note"
        value={note}
        onChange={(text) => {
          onNote(text);
          look(text, field()?.selectionStart ?? text.length);
        }}
        rows={4}
        lengthMax={8000}
        hint={say('cases.note-hint')}
      />
      <div role="status" className="unseen">
        {offered[place] === undefined ? '' : say('cases.mention-offered', { name: offered[place].name })}
      </div>
      {offered.length === 0 ? null : <Names id={listId} offered={offered} place={place} onChoose={choose} />}
    </div>
  );
}

/** Who is offered while a name is begun, and which of them the arrows are at. */
function useMentions(colleagues: readonly Colleague[]) {
  const [mention, setMention] = useState<Mention>();
  const [place, setPlace] = useState(0);
  const offered = mention === undefined ? [] : offeredFor(mention, colleagues);
  return {
    mention,
    offered,
    place: Math.min(place, Math.max(0, offered.length - 1)),
    look: (text: string, cursor: number) => {
      setMention(mentionAt(text, cursor));
      setPlace(0);
    },
    move: (by: 1 | -1) => setPlace((before) => (before + by + offered.length) % Math.max(1, offered.length)),
    close: () => setMention(undefined),
  };
}

type NamesProps = Readonly<{
  id: string;
  offered: readonly Colleague[];
  place: number;
  onChoose: (colleague: Colleague) => void;
}>;

function Names({ id, offered, place, onChoose }: NamesProps) {
  const say = useSay();
  return (
    <ul className="mention-list" id={id} aria-label={say('cases.mention')}>
      {offered.map((colleague, at) => (
        <li key={colleague.id}>
          <button
            type="button"
            tabIndex={-1}
            data-chosen={at === place}
            // Pressing must not take the cursor out of the note.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(colleague)}
          >
            {colleague.name}
          </button>
        </li>
      ))}
    </ul>
  );
}
