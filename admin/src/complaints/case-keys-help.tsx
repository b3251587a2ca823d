import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

const keys = ['j', 'k', 'b', 'n', 'o', 'w', 'g', 'm', 's', 't', 'search', 'help', 'escape', 'enter', 'settle'] as const;
const shown: Partial<Record<(typeof keys)[number], string>> = {
  search: '/',
  help: '?',
  escape: 'Esc',
  enter: 'Ctrl + Enter',
  settle: 'Ctrl + Shift + Enter',
};

export function CaseKeysHelp({ isOpen, onClose }: Readonly<{ isOpen: boolean; onClose: () => void }>) {
  const say = useSay();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} heading={say('keys.heading')}>
      <dl className="keys-list">
        {keys.map((key) => (
          <div key={key} className="keys-row">
            <dt>
              <kbd>{shown[key] ?? key.toUpperCase()}</kbd>
            </dt>
            <dd>{say(`cases.key.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <div className="row dialog-actions">
        <Button onPress={onClose}>{say('ui.close')}</Button>
      </div>
    </Dialog>
  );
}
