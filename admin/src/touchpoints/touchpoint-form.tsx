import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { phases } from '@voldaan/domain/touchpoints/touchpoint';
import { useCallback, useState } from 'react';
import { staffQuery } from '../accounts/account-requests.ts';
import { useMay } from '../accounts/use-me.ts';
import { NotFound } from '../app/not-found.tsx';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { namedOptions } from '../ui/named-options.ts';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { EventKindField } from './event-kind-field.tsx';
import {
  changeTouchpoint,
  makeTouchpoint,
  removeTouchpoint,
  type Touchpoint,
  type TouchpointWish,
  touchpointsQuery,
} from './touchpoint-requests.ts';

const route = getRouteApi('/signed-in/touchpoints/$touchpointId');

export function NewTouchpoint() {
  return <TouchpointForm touchpoint={undefined} />;
}

export function EditTouchpoint() {
  const { touchpointId } = route.useParams();
  const touchpoints = useQuery(touchpointsQuery);
  return (
    <QueryView query={touchpoints} lines={5}>
      {(moments) => {
        const found = moments.find(({ id }) => id === touchpointId);
        return found === undefined ? <NotFound /> : <TouchpointForm key={found.id} touchpoint={found} />;
      }}
    </QueryView>
  );
}

type Edit = Required<Pick<TouchpointWish, 'name' | 'phase' | 'is_direct' | 'is_material'>> &
  Readonly<{ channel: string; owner_id: string; event_kind: string }>;

function editOf(touchpoint: Touchpoint | undefined): Edit {
  if (touchpoint === undefined) {
    return {
      name: '',
      phase: 'during',
      is_direct: true,
      is_material: false,
      channel: '',
      owner_id: '',
      event_kind: '',
    };
  }
  const { name, phase, is_direct, is_material, channel, owner_id, event_kind } = touchpoint;
  return { name, phase, is_direct, is_material, channel, owner_id: owner_id ?? '', event_kind };
}

function TouchpointForm({ touchpoint }: Readonly<{ touchpoint: Touchpoint | undefined }>) {
  const say = useSay();
  const toast = useToast();
  const may = useMay();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState(() => editOf(touchpoint));
  const change = (part: Partial<Edit>) => setEdit((current) => ({ ...current, ...part }));
  const send = useCallback(async () => {
    const wish = { ...edit, owner_id: edit.owner_id || null };
    await (touchpoint === undefined ? makeTouchpoint(wish) : changeTouchpoint(touchpoint.id, wish));
    await queryClient.invalidateQueries({ queryKey: touchpointsQuery.queryKey });
    toast({ text: say('touchpoints.saved', { name: edit.name }) });
    await navigate({ to: '/touchpoints' });
  }, [edit, touchpoint, queryClient, toast, say, navigate]);
  const submission = useSubmit(send);
  const { errorOf } = submission;
  return (
    <>
      <PageHead
        title={touchpoint === undefined ? say('touchpoints.new') : touchpoint.name}
        crumb={<Link to="/touchpoints">{say('shell.journey')}</Link>}
      />
      <Form submission={submission}>
        <Section heading={say('touchpoints.what')} note={say('touchpoints.what-note')}>
          <WhatFields edit={edit} change={change} errorOf={errorOf} ownerName={touchpoint?.owner_name ?? ''} />
        </Section>
        <Section heading={say('touchpoints.told-by')} note={say('touchpoints.told-by-note')}>
          <EventKindField
            value={edit.event_kind}
            onChange={(event_kind) => change({ event_kind })}
            error={errorOf('event_kind')}
          />
        </Section>
        <p className="row section-action">
          {may(touchpoint === undefined ? 'touchpoint.make' : 'touchpoint.change') ? (
            <Button type="submit" look="primary" isPending={submission.isPending}>
              {say('touchpoints.save')}
            </Button>
          ) : null}
          <Link className={buttonClass('quiet')} to="/touchpoints">
            {say('ui.not-yet')}
          </Link>
          {touchpoint !== undefined && may('touchpoint.remove') ? <Remove touchpoint={touchpoint} /> : null}
        </p>
      </Form>
    </>
  );
}

type FieldProps = Readonly<{
  edit: Edit;
  change: (part: Partial<Edit>) => void;
  errorOf: (field: string) => string | undefined;
}>;

function WhatFields({ edit, change, errorOf, ownerName }: FieldProps & Readonly<{ ownerName: string }>) {
  const say = useSay();
  return (
    <div className="field-grid">
      <TextField
        className="span-4"
        label={say('touchpoints.name')}
        name="name"
        value={edit.name}
        onChange={(name) => change({ name })}
        error={errorOf('name')}
        lengthMax={200}
        isRequired
      />
      <SelectField
        className="span-2"
        label={say('touchpoints.phase')}
        value={edit.phase}
        options={phases.map((phase) => ({ value: phase, label: say(`phase.${phase}`) }))}
        onChange={(phase) => change({ phase })}
      />
      <TextField
        className="span-3"
        label={say('touchpoints.channel')}
        name="channel"
        value={edit.channel}
        onChange={(channel) => change({ channel })}
        hint={say('touchpoints.channel-hint')}
        error={errorOf('channel')}
        lengthMax={100}
      />
      <OwnerField value={edit.owner_id} name={ownerName} onChange={(owner_id) => change({ owner_id })} />
      <Choice
        className="span-3"
        label={say('touchpoints.with-whom')}
        value={edit.is_direct ? 'direct' : 'indirect'}
        options={[
          { value: 'direct', label: say('touchpoints.direct'), detail: say('touchpoints.direct-detail') },
          { value: 'indirect', label: say('touchpoints.indirect'), detail: say('touchpoints.indirect-detail') },
        ]}
        onChange={(value) => change({ is_direct: value === 'direct' })}
      />
      <Choice
        className="span-3"
        label={say('touchpoints.what-of-it')}
        value={edit.is_material ? 'material' : 'immaterial'}
        options={[
          { value: 'material', label: say('touchpoints.material'), detail: say('touchpoints.material-detail') },
          { value: 'immaterial', label: say('touchpoints.immaterial'), detail: say('touchpoints.immaterial-detail') },
        ]}
        onChange={(value) => change({ is_material: value === 'material' })}
      />
    </div>
  );
}

type OwnerProps = Readonly<{
  value: string;
  /** Who it is now, for a reader who may not see the list of colleagues, and for a colleague who left it. */
  name: string;
  onChange: (id: string) => void;
}>;

function OwnerField({ value, name, onChange }: OwnerProps) {
  const say = useSay();
  const may = useMay();
  const staff = useQuery({ ...staffQuery, enabled: may('staff.list') });
  const [held] = useState({ value, label: name });
  const people = namedOptions(staff.data?.data ?? []);
  const isKnown = held.value === '' || people.some((one) => one.value === held.value);
  return (
    <SelectField
      className="span-3"
      label={say('touchpoints.owner')}
      value={value}
      options={[{ value: '', label: say('touchpoints.nobody') }, ...(isKnown ? [] : [held]), ...people]}
      onChange={onChange}
      hint={say('touchpoints.owner-hint')}
    />
  );
}

function Remove({ touchpoint }: Readonly<{ touchpoint: Touchpoint }>) {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const refuse = useRefusalToast();
  const removing = useMutation({
    mutationFn: () => removeTouchpoint(touchpoint.id),
    onSuccess: async () => {
      toast({ text: say('touchpoints.removed', { name: touchpoint.name }) });
      await navigate({ to: '/touchpoints' });
      await queryClient.invalidateQueries({ queryKey: touchpointsQuery.queryKey });
    },
    onError: refuse,
  });
  return (
    <>
      <Button look="quiet" onPress={() => setAsked(true)}>
        {say('touchpoints.remove')}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={() => removing.mutate()}
        isPending={removing.isPending}
        isDanger
        heading={say('touchpoints.remove-ask', { name: touchpoint.name })}
        confirmLabel={say('touchpoints.remove')}
      >
        <p>{say('touchpoints.remove-text')}</p>
      </ConfirmDialog>
    </>
  );
}
