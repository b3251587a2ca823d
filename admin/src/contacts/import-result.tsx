import '../ui/estimate.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { RowsDone } from './import-progress.tsx';
import { type ImportState, importStateQuery, refusedRowsUrl, undoImport } from './import-requests.ts';

type Props = Readonly<{ importId: string; onAgain: () => void }>;

/** What the import did, in real counts while it runs, and the one press that takes it back. */
export function ImportResult({ importId, onAgain }: Props) {
  const query = useQuery(importStateQuery(importId));
  return <QueryView query={query}>{(state) => <ResultSection state={state} onAgain={onAgain} />}</QueryView>;
}

function ResultSection({ state, onAgain }: Readonly<{ state: ImportState; onAgain: () => void }>) {
  const say = useSay();
  const format = useFormat();
  const queryClient = useQueryClient();
  const undoing = useMutation({
    mutationFn: () => undoImport(state.id),
    onSuccess: async (undone) => {
      queryClient.setQueryData(importStateQuery(state.id).queryKey, undone);
      await queryClient.invalidateQueries({ queryKey: ['contacts'] });
    },
  });
  const figures = [
    ['added', state.added_count],
    ['changed', state.changed_count],
    ['refused', state.refused_count],
  ] as const;
  return (
    <Section label={state.file_name} heading={say('import.state', { state: state.state })}>
      {state.state === 'importing' ? <RowsDone state={state} /> : null}
      <div role="status">
        <dl className="outcome">
          {figures.map(([name, count]) => (
            <div key={name}>
              <dt>{say(`import.count-${name}`)}</dt>
              <dd className="figure">{format.number(count)}</dd>
            </div>
          ))}
        </dl>
      </div>
      {state.refused_count > 0 ? (
        <p className="source">
          <a href={refusedRowsUrl(state.id)} download>
            {say('import.download-refused')}
          </a>
        </p>
      ) : null}
      <p className="row section-action">
        <Link className={buttonClass(state.state === 'done' ? 'primary' : 'plain')} to="/contacts">
          {say('contacts.see-all')}
        </Link>
        {state.state === 'done' ? (
          <Button isPending={undoing.isPending} onPress={() => undoing.mutate()}>
            {say('import.undo')}
          </Button>
        ) : null}
        {state.state === 'undone' || state.state === 'failed' || state.state === 'cancelled' ? (
          <Button onPress={onAgain}>{say('import.other-file')}</Button>
        ) : null}
      </p>
    </Section>
  );
}
