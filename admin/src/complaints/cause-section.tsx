import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { type Cause, causesQuery, changeCause, makeCause } from './case-setting-requests.ts';

/** The list that complaints are counted by. */
export function CauseSection() {
  const say = useSay();
  const causes = useQuery(causesQuery);
  const [renamed, setRenamed] = useState<Cause>();
  return (
    <Section heading={say('case-settings.causes')} note={say('case-settings.causes-note')}>
      <QueryView query={causes}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="muted">{say('case-settings.causes-none')}</p>
          ) : (
            <CauseTable causes={data} onRename={setRenamed} />
          )
        }
      </QueryView>
      <CauseForm key={renamed?.id ?? ''} cause={renamed} onDone={() => setRenamed(undefined)} />
    </Section>
  );
}

type TableProps = Readonly<{ causes: readonly Cause[]; onRename: (cause: Cause) => void }>;

function CauseTable({ causes, onRename }: TableProps) {
  const say = useSay();
  return (
    <table>
      <caption className="unseen">{say('case-settings.causes')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('cases.cause')}</th>
          <th scope="col">
            <span className="unseen">{say('case-settings.act')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {causes.map((cause) => (
          <tr key={cause.id}>
            <th scope="row">
              {cause.name}
              {cause.is_retired ? <small>{say('case-settings.cause-retired')}</small> : null}
            </th>
            <td className="end">
              <CauseActs cause={cause} onRename={onRename} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CauseActs({ cause, onRename }: Readonly<{ cause: Cause }> & Pick<TableProps, 'onRename'>) {
  const say = useSay();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const { id, name, is_retired } = cause;
  const act = is_retired ? 'restore' : 'retire';
  const turn = async () => {
    try {
      queryClient.setQueryData(causesQuery.queryKey, await changeCause(id, { is_retired: !is_retired }));
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <span className="row row-end">
      <Button
        look="quiet"
        size="small"
        label={say('case-settings.cause-rename-named', { name })}
        onPress={() => onRename(cause)}
      >
        {say('case-settings.cause-rename')}
      </Button>
      <Button
        look="quiet"
        size="small"
        label={say(`case-settings.cause-${act}-named`, { name })}
        onPress={() => void turn()}
      >
        {say(`case-settings.cause-${act}`)}
      </Button>
    </span>
  );
}

function CauseForm({ cause, onDone }: Readonly<{ cause: Cause | undefined; onDone: () => void }>) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [name, setName] = useState(cause?.name ?? '');
  const send = useCallback(async () => {
    const list = cause === undefined ? await makeCause(name) : await changeCause(cause.id, { name });
    queryClient.setQueryData(causesQuery.queryKey, list);
    toast({ text: say('case-settings.saved') });
    setName('');
    onDone();
  }, [cause, name, queryClient, toast, say, onDone]);
  const submission = useSubmit(send);
  return (
    <Form submission={submission} className="field-grid">
      <TextField
        className="span-4"
        label={
          cause === undefined
            ? say('case-settings.cause-new')
            : say('case-settings.cause-rename-named', { name: cause.name })
        }
        name="name"
        value={name}
        onChange={setName}
        error={submission.errorOf('name')}
        lengthMax={100}
        isRequired
      />
      <div className="row">
        <Button type="submit" look="primary" isPending={submission.isPending}>
          {say(cause === undefined ? 'case-settings.cause-add' : 'contact.save')}
        </Button>
        {cause === undefined ? null : <Button onPress={onDone}>{say('ui.not-yet')}</Button>}
      </div>
    </Form>
  );
}
