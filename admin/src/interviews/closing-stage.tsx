import { useCallback } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { Section } from '../ui/section.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type Call, type CallEnded, endCall } from './call-requests.ts';
import { useKeys } from './use-keys.ts';

type Props = Readonly<{
  call: Call;
  settle: () => Promise<boolean>;
  onEnded: (ended: CallEnded) => void;
  onBack: () => void;
}>;

/** Thanks, and goodbye. */
export function ClosingStage({ call, settle, onEnded, onBack }: Props) {
  const say = useSay();
  const send = useCallback(async () => {
    if (!(await settle())) return;
    onEnded(await endCall(call.id, { outcome: 'finished', note: '' }));
  }, [call.id, settle, onEnded]);
  const submission = useSubmit(send);
  useKeys((key) => {
    if (key === 'ArrowLeft' || key === 'Backspace') onBack();
    else if (key === 'Enter') submission.submit();
    else return false;
    return true;
  });
  return (
    <Form submission={submission}>
      <Section label={say('call.say')} heading={say('call.closing')}>
        <div className="call-script" lang={call.language}>
          {call.script.closing
            .filter((line) => line !== '')
            .map((line) => (
              <p key={line}>{line}</p>
            ))}
        </div>
        <p className="row section-action">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('call.finish')} <kbd>Enter</kbd>
          </Button>
          <Button look="quiet" onPress={onBack}>
            {say('call.back')} <kbd>←</kbd>
          </Button>
        </p>
      </Section>
    </Form>
  );
}
