import type { ReactNode } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useBuilder } from './use-builder.ts';

type Props<Row> = Readonly<{
  row: Row;
  index: number;
  count: number;
  countMin: number;
  setRows: (edit: (rows: readonly Row[]) => readonly Row[]) => void;
  children?: ReactNode;
}>;

/** Up, down and away, for an answer in a list or a row of a battery; what only this sort of row can do comes between. */
export function RowActions<Row extends Readonly<{ id: string }>>(props: Props<Row>) {
  const { row, index, count, countMin, setRows, children } = props;
  const say = useSay();
  const toast = useToast();
  const { draft, announce } = useBuilder();
  const number = index + 1;
  const move = (step: 1 | -1) => {
    setRows((rows) => swapped(rows, index, index + step));
    announce(say('options.moved', { place: number + step, count }));
  };
  const remove = () => {
    setRows((rows) => rows.filter(({ id }) => id !== row.id));
    toast({ text: say('part.removed'), undo: draft.undo });
  };
  return (
    <span className="option-actions">
      <Button
        size="small"
        look="quiet"
        isDisabled={index === 0}
        label={say('options.up', { number })}
        onPress={() => move(-1)}
      >
        {say('part.up')}
      </Button>
      <Button
        size="small"
        look="quiet"
        isDisabled={number === count}
        label={say('options.down', { number })}
        onPress={() => move(1)}
      >
        {say('part.down')}
      </Button>
      {children}
      <Button
        size="small"
        look="quiet"
        isDisabled={count <= countMin}
        label={say('options.remove', { number })}
        onPress={remove}
      >
        {say('part.remove')}
      </Button>
    </span>
  );
}

function swapped<T>(list: readonly T[], a: number, b: number): readonly T[] {
  return list.map((item, index) => (index === a ? (list[b] ?? item) : index === b ? (list[a] ?? item) : item));
}
