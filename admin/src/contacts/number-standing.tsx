import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { allowNumber, keepNumber, numberQuery } from './number-requests.ts';

type Props = Readonly<{ phone: string }>;

/** Whether a number is called for studies, and the way to change that: a no at once, a yes with the reason for it. */
export function NumberStanding({ phone }: Props) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const standing = useQuery(numberQuery(phone));
  const [isLifting, setLifting] = useState(false);
  const { mutate, isPending } = useNumberChange(phone);
  return (
    <QueryView query={standing} lines={1}>
      {({ is_called, since, source }) => (
        <>
          <p>
            {since === null || source === null
              ? say('numbers.called')
              : say(`numbers.not-called.${source}`, { day: format.day(since) })}
          </p>
          <p className="row section-action">
            {is_called && may('number.keep') ? (
              <Button isPending={isPending} onPress={() => mutate(() => keepNumber(phone))}>
                {say('numbers.keep')}
              </Button>
            ) : null}
            {!is_called && may('number.allow') ? (
              <Button onPress={() => setLifting(true)}>{say('numbers.lift')}</Button>
            ) : null}
          </p>
          {!is_called && !may('number.allow') ? <p className="source">{say('numbers.lift-who')}</p> : null}
          <Dialog isOpen={isLifting} onClose={() => setLifting(false)} heading={say('numbers.lift-heading')}>
            <Lifting phone={phone} onClose={() => setLifting(false)} />
          </Dialog>
        </>
      )}
    </QueryView>
  );
}

function useNumberChange(phone: string) {
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: () => ReturnType<typeof keepNumber>) => change(),
    onSuccess: (standing) => queryClient.setQueryData(numberQuery(phone).queryKey, standing),
    onError: refuse,
  });
}

function Lifting({ phone, onClose }: Props & Readonly<{ onClose: () => void }>) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const { mutate, isPending } = useNumberChange(phone);
  return (
    <>
      <p>{say('numbers.lift-text')}</p>
      <TextField
        label={say('numbers.reason')}
        name="reason"
        value={reason}
        onChange={setReason}
        lengthMax={400}
        isRequired
      />
      <div className="row dialog-actions">
        <Button
          look="primary"
          isPending={isPending}
          isDisabled={reason.trim() === ''}
          onPress={() => mutate(() => allowNumber(phone, reason), { onSuccess: onClose })}
        >
          {say('numbers.lift')}
        </Button>
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
      </div>
    </>
  );
}
