import './people.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { mayGiveRole, type Role, roles } from '@voldaan/domain/accounts/role';
import { useState } from 'react';
import { SettingsTabs } from '../app/settings-tabs.tsx';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import {
  changeRole,
  removeStaff,
  type StaffInvite,
  type StaffMember,
  staffInvitesQuery,
  staffQuery,
  withdrawInvite,
} from './account-requests.ts';
import { InvitePerson } from './invite-person.tsx';
import { UnitSection } from './units/unit-section.tsx';
import { UnitsOfPerson } from './units/units-of-person.tsx';
import { useMay, useMe } from './use-me.ts';

/** Who works here, what each may do, and who has been asked to come. */
export function PeopleSettings() {
  const say = useSay();
  const may = useMay();
  const staff = useQuery(staffQuery);
  const invites = useQuery(staffInvitesQuery);
  return (
    <>
      <PageHead title={say('settings.people')} note={say('people.note')} />
      <SettingsTabs />
      <Section heading={say('people.team')} note={say('people.team-note')}>
        <QueryView query={staff}>{({ data }) => <StaffTable staff={data} />}</QueryView>
      </Section>
      {may('staff-invite.make') ? <InvitePerson /> : null}
      {(invites.data?.data.length ?? 0) > 0 ? (
        <Section heading={say('people.invited')} note={say('people.invited-note')}>
          <QueryView query={invites}>{({ data }) => <InviteTable invites={data} />}</QueryView>
        </Section>
      ) : null}
      <UnitSection />
    </>
  );
}

function StaffTable({ staff }: Readonly<{ staff: readonly StaffMember[] }>) {
  const say = useSay();
  const [leaving, setLeaving] = useState<StaffMember>();
  return (
    <>
      <table className="people of-people">
        <caption className="unseen">{say('people.team')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('people.who')}</th>
            <th scope="col">{say('people.role')}</th>
            <th scope="col">
              <span className="unseen">{say('people.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {staff.map((member) => (
            <StaffRow key={member.id} member={member} onRemove={() => setLeaving(member)} />
          ))}
        </tbody>
      </table>
      <RemoveDialog member={leaving} onClose={() => setLeaving(undefined)} />
    </>
  );
}

function StaffRow({ member, onRemove }: Readonly<{ member: StaffMember; onRemove: () => void }>) {
  const say = useSay();
  const may = useMay();
  const me = useMe().staff;
  const toast = useToast();
  const queryClient = useQueryClient();
  const refuse = useRefusalToast();
  const changing = useMutation({
    mutationFn: (role: Role) => changeRole(member.id, role),
    onSuccess: (_, role) => {
      toast({
        text: say('people.role-changed', { name: member.name, role: say(`role.${role}`) }),
        undo: () => changing.mutate(member.role),
      });
    },
    onError: refuse,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['staff'] }),
  });
  const mayChange = may('staff.change-role') && member.id !== me.id && mayGiveRole(me.role, member.role);
  return (
    <tr>
      <th scope="row">
        {member.name}
        {member.id === me.id ? <span className="muted"> {say('people.you')}</span> : null}
        <small>{member.email}</small>
        <UnitsOfPerson member={member} />
      </th>
      <td>
        {mayChange ? (
          <SelectField
            isQuiet
            label={say('people.role-of', { name: member.name })}
            value={member.role}
            options={roles
              .filter((role) => mayGiveRole(me.role, role))
              .map((role) => ({ value: role, label: say(`role.${role}`) }))}
            onChange={(role) => changing.mutate(role)}
          />
        ) : (
          say(`role.${member.role}`)
        )}
        <small className="wide-only">{say(`role.${member.role}-may`)}</small>
      </td>
      <td className="end">
        {may('staff.remove') && member.id !== me.id && mayGiveRole(me.role, member.role) ? (
          <Button
            look="quiet"
            size="small"
            onPress={onRemove}
            label={say('people.remove-named', { name: member.name })}
          >
            {say('people.remove')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function RemoveDialog({ member, onClose }: Readonly<{ member: StaffMember | undefined; onClose: () => void }>) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const refuse = useRefusalToast();
  const removing = useMutation({
    mutationFn: removeStaff,
    onSuccess: () => toast({ text: say('people.removed', { name: member?.name ?? '' }) }),
    onError: refuse,
    onSettled: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['staff'] });
    },
  });
  return (
    <ConfirmDialog
      isOpen={member !== undefined}
      onClose={onClose}
      onConfirm={() => member && removing.mutate(member.id)}
      isPending={removing.isPending}
      isDanger
      heading={say('people.remove-ask', { name: member?.name ?? '' })}
      confirmLabel={say('people.remove')}
    >
      <p>{say('people.remove-text')}</p>
    </ConfirmDialog>
  );
}

function InviteTable({ invites }: Readonly<{ invites: readonly StaffInvite[] }>) {
  const say = useSay();
  const format = useFormat();
  const toast = useToast();
  const queryClient = useQueryClient();
  const refuse = useRefusalToast();
  const withdrawing = useMutation({
    mutationFn: withdrawInvite,
    onSuccess: async () => {
      toast({ text: say('people.withdrawn') });
      await queryClient.invalidateQueries({ queryKey: ['staff-invites'] });
    },
    onError: refuse,
  });
  return (
    <table className="people of-people">
      <caption className="unseen">{say('people.invited')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('people.who')}</th>
          <th scope="col">{say('people.role')}</th>
          <th scope="col">
            <span className="unseen">{say('people.withdraw')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {invites.map((invite) => (
          <tr key={invite.id}>
            <th scope="row">
              {invite.email}
              <small>{say('people.valid-until', { day: format.day(invite.expires_at) })}</small>
            </th>
            <td>{say(`role.${invite.role}`)}</td>
            <td className="end">
              <Button
                look="quiet"
                size="small"
                label={say('people.withdraw-named', { email: invite.email })}
                onPress={() => withdrawing.mutate(invite.id)}
              >
                {say('people.withdraw')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
