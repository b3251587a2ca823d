import { useMutation, useQuery } from '@tanstack/react-query';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { checkProgressQuery, type ImportState, undoImport } from './import-requests.ts';

/** How far a long check is, with the press that stops it. A short one is through before this says anything. */
export function ImportProgress({ importId }: Readonly<{ importId: string }>) {
  const { data } = useQuery(checkProgressQuery(importId));
  return data === undefined || data.rows_done === 0 ? null : <RowsDone state={data} />;
}

/** Real counts: so many rows of so many. */
export function RowsDone({ state }: Readonly<{ state: ImportState }>) {
  const say = useSay();
  const format = useFormat();
  const stopping = useMutation({ mutationFn: () => undoImport(state.id) });
  const { rows_done: done, row_count: count } = state;
  return (
    <div className="import-progress">
      <progress max={Math.max(count, 1)} value={done} aria-label={say('import.progress')} />
      <p className="row">
        <span className="number" role="status">
          {say('import.rows-done', { done: format.number(done), count: format.number(count) })}
        </span>
        <Button
          size="small"
          isPending={stopping.isPending}
          isDisabled={state.is_cancelled}
          onPress={() => stopping.mutate()}
        >
          {say(state.is_cancelled || stopping.isSuccess ? 'import.stopping' : 'import.stop')}
        </Button>
      </p>
    </div>
  );
}
