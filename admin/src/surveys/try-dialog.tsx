import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Survey } from './survey-requests.ts';
import { shortUrl, TryLink } from './try-link.tsx';

/** Both ways to the published survey: our own try, which never counts, and the public link, which does. */
export function TryDialog(props: Readonly<{ survey: Survey; isOpen: boolean; onClose: () => void }>) {
  const say = useSay();
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} heading={say('try.heading')}>
      <p className="muted">{say('try.note')}</p>
      <div className="section-action">
        <TryLink survey={props.survey} />
      </div>
      <div className="hairline">
        <h3>{say('try.public')}</h3>
        <p className="note">{say('try.public-note')}</p>
        <p className="row section-action">
          <code>{shortUrl(props.survey.public_url)}</code>
          <CopyLink url={props.survey.public_url} />
        </p>
      </div>
      <div className="row dialog-actions">
        <Button onPress={props.onClose}>{say('ui.close')}</Button>
      </div>
    </Dialog>
  );
}
