import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

export function KeysHelp({ isOpen, onClose }: Readonly<{ isOpen: boolean; onClose: () => void }>) {
  const say = useSay();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} heading={say('keys.heading')}>
      <dl className="keys-list">
        <dt>
          <kbd>J</kbd>
        </dt>
        <dd>{say('keys.next')}</dd>
        <dt>
          <kbd>K</kbd>
        </dt>
        <dd>{say('keys.previous')}</dd>
        <dt>
          <kbd>C</kbd>
        </dt>
        <dd>{say('keys.case')}</dd>
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>{say('keys.help')}</dd>
      </dl>
      <div className="row dialog-actions">
        <Button onPress={onClose}>{say('ui.close')}</Button>
      </div>
    </Dialog>
  );
}
