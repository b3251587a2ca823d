import { useRef } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { AddMenu } from './add-menu.tsx';
import { FaultMark } from './fault-mark.tsx';
import { OutlineLine } from './outline-line.tsx';
import { type OutlineRow, outlineRows } from './outline-rows.ts';
import { useBuilder } from './use-builder.ts';
import { useMove } from './use-move.ts';
import { useOutlineDrag } from './use-outline-drag.ts';

/** The survey from top to bottom. A line is opened by a press and moved by mouse, by Alt with an arrow, or by its buttons. */
export function Outline() {
  const say = useSay();
  const { survey, draft, mayChange, selected } = useBuilder();
  const rows = outlineRows(draft.definition).filter((row) => isShown(row, selected));
  const list = useRef<HTMLOListElement>(null);
  const { move, drop } = useMove();
  const { begin, draggedKey, lineY } = useOutlineDrag({ list, rows, isEnabled: mayChange, onDrop: drop });
  return (
    <nav className="outline" aria-label={say('editor.outline')}>
      <ol className="outline-fixed">
        <FixedLine name="slip" label={say('editor.slip')} />
        <FixedLine
          name="languages"
          label={say('languages.heading')}
          about={String(draft.definition.languages.length)}
        />
      </ol>
      <h2>{say('outline.questions')}</h2>
      <ol className={draggedKey ? 'outline-tree is-dragging' : 'outline-tree'} ref={list}>
        {rows.map((row) =>
          row.kind === 'otherwise' ? (
            <li key={row.key} className={`outline-otherwise depth-${row.depth}`}>
              {say('outline.otherwise')}
            </li>
          ) : (
            <OutlineLine key={row.key} row={row} isDragged={row.key === draggedKey} onGrab={begin(row)} onMove={move} />
          ),
        )}
        <DropLine y={lineY} />
      </ol>
      {mayChange ? (
        <>
          <p className="outline-add">
            <AddMenu label={say('add.button')} />
          </p>
          <p className="note outline-keys">{say('outline.keys')}</p>
        </>
      ) : null}
      <ol className="outline-fixed">
        <FixedLine name="thanks" label={say('editor.thanks')} />
        <FixedLine name="norm" label={say('editor.norm')} />
        <FixedLine
          name="versions"
          label={say('editor.versions')}
          about={survey.versions.length === 0 ? '' : String(survey.versions.length)}
        />
      </ol>
    </nav>
  );
}

/** The rows of a battery are seen while it, or one of them, is open: a long survey stays a short list. */
function isShown(row: OutlineRow, selected: string): boolean {
  if (row.kind !== 'part' || row.place.level !== 'rows') return true;
  return selected === `item.${row.place.list}` || selected === row.key || row.siblings.includes(selected);
}

/** Where the dragged line would land. It is drawn, not said: the landing itself is said. */
function DropLine({ y }: Readonly<{ y: number | undefined }>) {
  return <li className="drop-line" aria-hidden="true" hidden={y === undefined} style={{ top: y ?? 0 }} />;
}

function FixedLine({ name, label, about = '' }: Readonly<{ name: string; label: string; about?: string }>) {
  const { selected, select, findings } = useBuilder();
  const hasFault = findings.faultsOf(name).length > 0;
  return (
    <li>
      <button
        type="button"
        className="outline-line"
        aria-current={selected === name ? 'true' : undefined}
        onClick={(event) => select(name, event.detail === 0 ? 'focus' : undefined)}
      >
        <span>
          {label} {about === '' ? null : <span className="muted">{about}</span>}
        </span>
        {hasFault ? <FaultMark /> : null}
      </button>
    </li>
  );
}
