import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Message } from '../ui/message.tsx';
import type { Draft } from './use-draft.ts';

/** Somebody else saved meanwhile, or the server refused: the reader chooses, nothing is overwritten by itself. */
export function ConflictNotice({ draft }: Readonly<{ draft: Draft }>) {
  const say = useSay();
  const { saveState } = draft;
  return (
    <div className="conflict" role="status">
      {saveState.kind === 'conflict' ? (
        <Message tone="warn">
          <p>
            <b>{say('editor.conflict')}</b> {say('editor.conflict-text')}
          </p>
          <p className="row section-action">
            <Button size="small" onPress={() => void draft.takeTheirs()}>
              {say('editor.take-theirs')}
            </Button>
            <Button size="small" onPress={() => void draft.keepOurs()}>
              {say('editor.keep-ours')}
            </Button>
          </p>
        </Message>
      ) : null}
      {saveState.kind === 'refused' ? (
        <Message tone="bad">
          <p>
            <b>{say('editor.refused')}</b> {saveState.detail}
          </p>
        </Message>
      ) : null}
    </div>
  );
}
