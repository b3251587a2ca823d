import type { Letter, LetterBlock } from '@voldaan/domain/studies/letter';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { type ReactNode, useId, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { AddTold } from '../ideas/add-told.tsx';
import { Button } from '../ui/button.tsx';
import { LetterTexts, type LetterTextsFrame } from './letter-texts.tsx';

type Props = Readonly<{
  letter: Letter;
  onChange: (letter: Letter) => void;
  texts: LetterTextsFrame;
  name: string;
  advice: (pointer: string) => ReactNode;
}>;

const kinds: readonly LetterBlock['kind'][] = ['heading', 'text', 'question', 'button', 'divider', 'signature'];

/** The letter from top to bottom. Every step has a button, so that it is made by keyboard as by mouse. */
export function LetterBlocks({ letter, onChange, texts, name, advice }: Props) {
  const say = useSay();
  const id = useId();
  const [moved, setMoved] = useState('');
  const { blocks } = letter;
  const setBlocks = (next: readonly LetterBlock[]) => onChange({ ...letter, blocks: next });
  const move = (place: number, step: 1 | -1) => {
    const block = blocks[place];
    if (block === undefined) return;
    setBlocks(blocks.toSpliced(place, 1).toSpliced(place + step, 0, block));
    const kind = say(`letter.block-${block.kind}`);
    setMoved(say('letter.moved', { block: kind, place: place + step + 1, count: blocks.length }));
  };
  return (
    <section className="letter-blocks" aria-labelledby={id}>
      <h3 className="field-label" id={id}>
        {say('letter.blocks')}
      </h3>
      <ol>
        {blocks.map((block, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a letter is nothing but its place and its words
          <li key={`${block.kind} ${place}`}>
            <BlockHead
              block={block}
              isFirst={place === 0}
              isLast={place === blocks.length - 1}
              onMove={(step) => move(place, step)}
              onRemove={() => setBlocks(blocks.toSpliced(place, 1))}
              onReplace={(other) => setBlocks(blocks.with(place, other))}
              languages={texts.languages}
            />
            <BlockBody
              block={block}
              onChange={(changed) => setBlocks(blocks.with(place, changed))}
              texts={texts}
              name={`${name}.blocks.${place}`}
            />
            {advice(`/blocks/${place}`)}
          </li>
        ))}
      </ol>
      <AddBlock blocks={blocks} languages={texts.languages} onAdd={setBlocks} />
      <AddTold blocks={blocks} languages={texts.languages} onAdd={setBlocks} />
      <p className="unseen" aria-live="polite">
        {moved}
      </p>
    </section>
  );
}

type HeadProps = Readonly<{
  block: LetterBlock;
  isFirst: boolean;
  isLast: boolean;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
  onReplace: (block: LetterBlock) => void;
  languages: readonly LanguageTag[];
}>;

function BlockHead({ block, isFirst, isLast, onMove, onRemove, onReplace, languages }: HeadProps) {
  const say = useSay();
  const kind = say(`letter.block-${block.kind}`);
  const other = block.kind === 'question' ? 'button' : block.kind === 'button' ? 'question' : undefined;
  return (
    <div className="letter-block-head">
      <h4>{kind}</h4>
      <span className="option-actions">
        {other === undefined ? null : (
          <Button size="small" look="quiet" onPress={() => onReplace(newBlock(other, languages))}>
            {say(`letter.to-${other}`)}
          </Button>
        )}
        <Button
          size="small"
          look="quiet"
          isDisabled={isFirst}
          label={say('letter.up', { block: kind })}
          onPress={() => onMove(-1)}
        >
          {say('part.up')}
        </Button>
        <Button
          size="small"
          look="quiet"
          isDisabled={isLast}
          label={say('letter.down', { block: kind })}
          onPress={() => onMove(1)}
        >
          {say('part.down')}
        </Button>
        <Button size="small" look="quiet" label={say('letter.remove', { block: kind })} onPress={onRemove}>
          {say('part.remove')}
        </Button>
      </span>
    </div>
  );
}

type BodyProps = Readonly<{
  block: LetterBlock;
  onChange: (block: LetterBlock) => void;
  texts: LetterTextsFrame;
  name: string;
}>;

function BlockBody({ block, onChange, texts, name }: BodyProps) {
  const say = useSay();
  const shared = { ...texts, label: say(`letter.block-${block.kind}`), isLabelHidden: true };
  switch (block.kind) {
    case 'heading':
      return (
        <LetterTexts
          {...shared}
          name={`${name}.text`}
          value={block.text}
          onChange={(text) => onChange({ ...block, text })}
        />
      );
    case 'text':
      return (
        <LetterTexts
          {...shared}
          isLong
          name={`${name}.text`}
          value={block.text}
          onChange={(text) => onChange({ ...block, text })}
        />
      );
    case 'signature':
      return (
        <LetterTexts
          {...shared}
          isLong
          isOptional
          hint={say('letter.signature-note')}
          name={`${name}.text`}
          value={block.text}
          onChange={(text) => onChange({ ...block, text })}
        />
      );
    case 'button':
      return (
        <LetterTexts
          {...shared}
          hint={say('letter.button-note')}
          name={`${name}.label`}
          value={block.label}
          onChange={(label) => onChange({ ...block, label })}
        />
      );
    case 'question':
      return <p className="meta">{say('letter.question-note')}</p>;
    case 'divider':
      return <p className="meta">{say('letter.divider-note')}</p>;
  }
}

type AddProps = Readonly<{
  blocks: readonly LetterBlock[];
  languages: readonly LanguageTag[];
  onAdd: (blocks: readonly LetterBlock[]) => void;
}>;

/** One way to answer and one signature: what there is already is not offered again. */
function AddBlock({ blocks, languages, onAdd }: AddProps) {
  const say = useSay();
  const has = (...some: readonly LetterBlock['kind'][]) => blocks.some(({ kind }) => some.includes(kind));
  const asks = has('question', 'button');
  const offered = kinds.filter((kind) => {
    if (kind === 'question' || kind === 'button') return !asks;
    return kind !== 'signature' || !has('signature');
  });
  const add = (kind: LetterBlock['kind']) => {
    // Before the name that signs, which is where a letter ends.
    const end = blocks.at(-1)?.kind === 'signature' && kind !== 'signature' ? blocks.length - 1 : blocks.length;
    onAdd(blocks.toSpliced(end, 0, newBlock(kind, languages)));
  };
  return (
    <div className="letter-field-row">
      <span className="meta">{say('letter.add')}</span>
      {offered.map((kind) => (
        <Button key={kind} size="small" onPress={() => add(kind)}>
          {say(`letter.block-${kind}`)}
        </Button>
      ))}
    </div>
  );
}

function newBlock(kind: LetterBlock['kind'], languages: readonly LanguageTag[]): LetterBlock {
  const empty = Object.fromEntries(languages.map((tag) => [tag, '']));
  switch (kind) {
    case 'heading':
    case 'text':
    case 'signature':
      return { kind, text: empty };
    case 'button':
      return { kind, label: empty };
    case 'question':
    case 'divider':
      return { kind };
  }
}
