import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { Section } from '../ui/section.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type KioskDevice, type MadeDevice, makeDevice, revokeDevice, type Share } from './share-requests.ts';

type Props = Readonly<{ surveyId: string; share: Share }>;

/** Screens in the shop: each has a link of its own, which can be switched off. */
export function Kiosks({ surveyId, share }: Props) {
  const say = useSay();
  const may = useMay();
  return (
    <Section heading={say('kiosk.heading')} note={say('kiosk.note')}>
      {share.devices.length === 0 ? <p>{say('kiosk.none')}</p> : <DeviceTable devices={share.devices} />}
      {may('kiosk-device.make') ? <NewDevice surveyId={surveyId} /> : null}
    </Section>
  );
}

function DeviceTable({ devices }: Readonly<{ devices: Share['devices'] }>) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [ending, setEnding] = useState<KioskDevice>();
  const revoking = useMutation({
    mutationFn: revokeDevice,
    onSuccess: async () => {
      setEnding(undefined);
      await queryClient.invalidateQueries({ queryKey: ['share'] });
    },
    onError: (error) => toast({ text: isProblem(error) ? error.detail : say('failure.text') }),
  });
  return (
    <>
      <TableScroll label={say('kiosk.list')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('kiosk.name')}</th>
              <th scope="col">{say('kiosk.seen')}</th>
              <th scope="col">{say('kiosk.unsent')}</th>
              <th scope="col">
                <span className="unseen">{say('kiosk.revoke')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {devices.map((device) => (
              <DeviceRow key={device.id} device={device} onRevoke={() => setEnding(device)} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <ConfirmDialog
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        onConfirm={() => ending && revoking.mutate(ending)}
        isPending={revoking.isPending}
        isDanger
        heading={say('kiosk.revoke-ask', { name: ending?.name ?? '' })}
        confirmLabel={say('kiosk.revoke')}
      >
        <p>{say('kiosk.revoke-text')}</p>
      </ConfirmDialog>
    </>
  );
}

function DeviceRow({ device, onRevoke }: Readonly<{ device: KioskDevice; onRevoke: () => void }>) {
  const say = useSay();
  const format = useFormat();
  const may = useMay();
  const mayRevoke = device.revoked_at === null && may('kiosk-device.revoke');
  return (
    <tr>
      <th scope="row">
        {device.name}
        <small>{say('kiosk.behaviour', { seconds: device.idle_seconds, keeps: String(device.keeps_partial) })}</small>
      </th>
      <td>{device.seen_at === null ? say('kiosk.never') : format.day(device.seen_at)}</td>
      <td>{device.unsent}</td>
      <td className="end">
        {device.revoked_at === null ? null : say('kiosk.revoked')}
        {mayRevoke ? (
          <Button look="quiet" size="small" label={say('kiosk.revoke-named', { name: device.name })} onPress={onRevoke}>
            {say('kiosk.revoke')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function NewDevice({ surveyId }: Readonly<{ surveyId: string }>) {
  const say = useSay();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [idle, setIdle] = useState('45');
  const [partial, setPartial] = useState<'keep' | 'drop'>('keep');
  const [made, setMade] = useState<MadeDevice>();
  const send = useCallback(async () => {
    const wish = { name, idle_seconds: Number(idle), keeps_partial: partial === 'keep' };
    setMade(await makeDevice(surveyId, wish));
    setName('');
    await queryClient.invalidateQueries({ queryKey: ['share'] });
  }, [name, idle, partial, surveyId, queryClient]);
  const submission = useSubmit(send);
  return (
    <>
      {made ? <LinkOnce link={made.link} /> : null}
      <Form submission={submission} className="field-grid section-action">
        <TextField
          className="span-3"
          label={say('kiosk.name')}
          name="name"
          value={name}
          onChange={setName}
          hint={say('kiosk.name-hint')}
          error={submission.errorOf('name')}
          lengthMax={80}
          isRequired
        />
        <TextField
          className="span-3"
          label={say('kiosk.idle')}
          name="idle_seconds"
          value={idle}
          onChange={setIdle}
          hint={say('kiosk.idle-hint')}
          error={submission.errorOf('idle_seconds')}
          inputMode="numeric"
        />
        <Choice
          label={say('kiosk.partial')}
          value={partial}
          options={[
            { value: 'keep', label: say('kiosk.keep'), detail: say('kiosk.keep-detail') },
            { value: 'drop', label: say('kiosk.drop'), detail: say('kiosk.drop-detail') },
          ]}
          onChange={setPartial}
        />
        <div>
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('kiosk.make')}
          </Button>
        </div>
      </Form>
    </>
  );
}

function LinkOnce({ link }: Readonly<{ link: string }>) {
  const say = useSay();
  return (
    <div role="status" className="section-action">
      <p>{say('kiosk.link-once')}</p>
      <p className="share-address">{link}</p>
      <CopyLink url={link} />
    </div>
  );
}
