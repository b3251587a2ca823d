import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Toggle } from '../ui/choice.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { removeView, type SavedView, savedViewsQuery, saveView, shareView } from './saved-view-requests.ts';

/** Views that were saved, the address of this one to copy, and its own place among them. */
export function ViewsDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const say = useSay();
  const views = useQuery(savedViewsQuery);
  return (
    <Dialog isOpen onClose={onClose} heading={say('views.heading')}>
      <div className="group-dialog">
        <QueryView query={views} lines={2}>
          {({ data }) =>
            data.length === 0 ? (
              <p className="note">{say('views.none')}</p>
            ) : (
              <ul className="saved-views">
                {data.map((view) => (
                  <ViewItem key={view.id} view={view} onClose={onClose} />
                ))}
              </ul>
            )
          }
        </QueryView>
        <SaveForm />
        <p>
          <CopyLink url={window.location.href} />
        </p>
      </div>
    </Dialog>
  );
}

function ViewItem({ view, onClose }: Readonly<{ view: SavedView; onClose: () => void }>) {
  const say = useSay();
  const router = useRouter();
  const queries = useQueryClient();
  const refused = useRefusalToast();
  const change = (work: () => Promise<unknown>) => {
    work()
      .then(() => queries.invalidateQueries(savedViewsQuery))
      .catch(refused);
  };
  return (
    <li>
      <span>
        <LinkButton
          onPress={() => {
            onClose();
            router.history.push(`${view.screen}${view.search}`);
          }}
        >
          {view.name}
        </LinkButton>
        {view.made_by === null || view.is_mine ? null : (
          <small className="meta"> {say('views.made-by', { name: view.made_by })}</small>
        )}
      </span>
      {view.is_mine ? (
        <span className="row">
          <Toggle isSelected={view.is_shared} onChange={(isShared) => change(() => shareView(view.id, isShared))}>
            {say('views.shared')}
          </Toggle>
          <Button
            look="quiet"
            size="small"
            label={say('views.remove-named', { name: view.name })}
            onPress={() => change(() => removeView(view.id))}
          >
            {say('views.remove')}
          </Button>
        </span>
      ) : null}
    </li>
  );
}

function SaveForm() {
  const say = useSay();
  const queries = useQueryClient();
  const location = useRouterState({ select: (state) => state.location });
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const { pathname, searchStr } = location;
  const send = useCallback(async () => {
    await saveView({ name, screen: pathname, search: searchStr, is_shared: isShared });
    await queries.invalidateQueries(savedViewsQuery);
    setName('');
  }, [name, pathname, searchStr, isShared, queries]);
  const submission = useSubmit(send);
  return (
    <Form submission={submission} className="hairline group-dialog">
      <TextField
        label={say('views.name')}
        name="name"
        value={name}
        onChange={setName}
        lengthMax={100}
        error={submission.errorOf('name')}
      />
      <Toggle isSelected={isShared} onChange={setShared}>
        {say('views.share')}
      </Toggle>
      <Button look="primary" type="submit" isPending={submission.isPending}>
        {say('views.save')}
      </Button>
    </Form>
  );
}
