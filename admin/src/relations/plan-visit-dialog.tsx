import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type Appointment, AppointmentFields } from './appointment-fields.tsx';
import { type Colleague, moveVisit, planVisit, type Visit, visitsKey } from './visit-requests.ts';

type Props = Readonly<{
  contact: Readonly<{ id: string; name: string; email?: string }>;
  owner: Colleague | null;
  colleagues: readonly Colleague[];
  today: string;
  /** A visit that is planned already, and is to be moved. */
  visit?: Visit;
  onClose: () => void;
}>;

/** Picks a day for a visit, or another one for a visit that is planned. */
export function PlanVisitDialog({ contact, owner, colleagues, today, visit, onClose }: Props) {
  const say = useSay();
  const format = useFormat();
  const toast = useToast();
  const { staff } = useMe();
  const queryClient = useQueryClient();
  const [value, setValue] = useState<Appointment>(() => ({
    day: visit?.day ?? today,
    time: visit?.time ?? '10:00',
    minutes: visit?.minutes ?? 60,
    owner_id: visit?.owner.id ?? owner?.id ?? staff.id,
    place: visit?.place ?? '',
    purpose: visit?.purpose ?? '',
  }));
  const send = useCallback(async () => {
    const saved =
      visit === undefined ? await planVisit({ contact_id: contact.id, ...value }) : await moveVisit(visit, value);
    await queryClient.invalidateQueries({ queryKey: visitsKey });
    toast({ text: say('visits.planned', { day: format.day(saved.starts_at), time: saved.time }) });
    onClose();
  }, [visit, contact.id, value, queryClient, toast, say, format, onClose]);
  const submission = useSubmit(send);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      heading={say(visit === undefined ? 'visits.plan-heading' : 'visits.move-heading', {
        name: contact.name || (contact.email ?? ''),
      })}
    >
      <Form submission={submission}>
        <AppointmentFields
          value={value}
          change={(part) => setValue((current) => ({ ...current, ...part }))}
          colleagues={colleagues}
          errorOf={submission.errorOf}
        />
        <div className="row dialog-actions">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say(visit === undefined ? 'visits.plan' : 'visits.move')}
          </Button>
          <Button onPress={onClose}>{say('ui.not-yet')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
