import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { contactRoles, stages } from '@voldaan/domain/contacts/customer';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { organisationsQuery } from '../contacts/customer-requests.ts';
import { AttributeTicks } from '../studies/attribute-ticks.tsx';
import { Ticks } from '../studies/ticks.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { namedOptions } from '../ui/named-options.ts';
import { RemoveButton } from '../ui/remove-button.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import {
  type Colleague,
  changePlan,
  endPlan,
  makePlan,
  type Plan,
  type PlanWish,
  visitsKey,
} from './visit-requests.ts';

type Edit = Readonly<{
  name: string;
  reason: string;
  audience: NonNullable<PlanWish['audience']>;
  organisation: string;
  valueLeast: string;
  everyDays: string;
  noticeDays: string;
  owner: string;
}>;

type Props = Readonly<{ plan?: Plan; colleagues: readonly Colleague[]; onDone: () => void }>;
type PartProps = Readonly<{
  edit: Edit;
  change: (part: Partial<Edit>) => void;
  errorOf: (field: string) => string | undefined;
}>;

/** One plan to write down or to change. */
export function PlanForm({ plan, colleagues, onDone }: Props) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState(() => editOf(plan));
  const change = (part: Partial<Edit>) => setEdit((current) => ({ ...current, ...part }));
  const send = useCallback(async () => {
    await (plan === undefined ? makePlan(wishOf(edit)) : changePlan(plan.id, wishOf(edit)));
    await queryClient.invalidateQueries({ queryKey: visitsKey });
    toast({ text: say('follow-up.saved') });
    onDone();
  }, [plan, edit, queryClient, toast, say, onDone]);
  const submission = useSubmit(send);
  const { errorOf } = submission;
  return (
    <Form submission={submission}>
      <Section heading={plan?.name ?? say('follow-up.new')} note={say('follow-up.new-note')}>
        <Words edit={edit} change={change} errorOf={errorOf} colleagues={colleagues} />
        <Group edit={edit} change={change} errorOf={errorOf} />
        <div className="row section-action">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say(plan === undefined ? 'follow-up.make' : 'settings.save')}
          </Button>
          {plan === undefined ? null : (
            <>
              <Button look="quiet" onPress={onDone}>
                {say('ui.not-yet')}
              </Button>
              <RemoveButton
                label={say('follow-up.end')}
                heading={say('follow-up.end-ask', { name: plan.name })}
                text={say('follow-up.end-text')}
                removed={say('follow-up.ended')}
                remove={() => endPlan(plan.id)}
                leave={async () => onDone()}
                stale={[visitsKey]}
              />
            </>
          )}
        </div>
      </Section>
    </Form>
  );
}

function Words({ edit, change, errorOf, colleagues }: PartProps & Pick<Props, 'colleagues'>) {
  const say = useSay();
  return (
    <div className="field-grid">
      <TextField
        className="span-6"
        label={say('follow-up.name')}
        name="name"
        value={edit.name}
        onChange={(name) => change({ name })}
        error={errorOf('name')}
        lengthMax={100}
        isRequired
      />
      <TextField
        className="span-6"
        label={say('follow-up.reason')}
        name="reason"
        value={edit.reason}
        onChange={(reason) => change({ reason })}
        error={errorOf('reason')}
        lengthMax={500}
      />
      <TextField
        className="span-2"
        label={say('follow-up.days')}
        name="every_days"
        value={edit.everyDays}
        onChange={(everyDays) => change({ everyDays })}
        error={errorOf('every_days')}
        inputMode="numeric"
        isRequired
      />
      <TextField
        className="span-2"
        label={say('follow-up.notice')}
        name="notice_days"
        value={edit.noticeDays}
        onChange={(noticeDays) => change({ noticeDays })}
        error={errorOf('notice_days')}
        inputMode="numeric"
      />
      <SelectField
        className="span-2"
        label={say('visits.owner')}
        value={edit.owner}
        options={[{ value: '', label: say('follow-up.nobody') }, ...namedOptions(colleagues)]}
        onChange={(owner) => change({ owner })}
      />
    </div>
  );
}

/** Nothing chosen is every customer; every part that is chosen must hold. */
function Group({ edit, change, errorOf }: PartProps) {
  const say = useSay();
  const organisations = useInfiniteQuery(organisationsQuery('')).data?.pages.flatMap((page) => page.data) ?? [];
  const { audience } = edit;
  return (
    <details className="plan-group" open={edit.name !== ''}>
      <summary>{say('follow-up.group')}</summary>
      <div className="visit-fields">
        <AttributeTicks
          chosen={audience.attributes ?? []}
          onChange={(chosen) =>
            change({
              audience: { ...audience, attributes: chosen.map(({ key, values }) => ({ key, values: [...values] })) },
            })
          }
        />
        <Ticks
          label={say('study.who-roles')}
          offered={contactRoles.map((value) => [value, say(`contact-role.${value}`)])}
          chosen={audience.roles ?? []}
          onChange={(chosen) => change({ audience: { ...audience, roles: [...chosen] } })}
        />
        <Ticks
          label={say('study.who-stages')}
          offered={stages.map((value) => [value, say(`stage.${value}`)])}
          chosen={audience.stages ?? []}
          onChange={(chosen) => change({ audience: { ...audience, stages: [...chosen] } })}
        />
        {organisations.length === 0 ? null : (
          <SelectField
            label={say('follow-up.organisation')}
            value={edit.organisation}
            options={[{ value: '', label: say('follow-up.any-organisation') }, ...namedOptions(organisations)]}
            onChange={(organisation) => change({ organisation })}
          />
        )}
        <TextField
          label={say('follow-up.value')}
          name="value_least"
          value={edit.valueLeast}
          onChange={(valueLeast) => change({ valueLeast })}
          hint={say('follow-up.value-hint')}
          error={errorOf('value_least')}
          inputMode="decimal"
        />
      </div>
    </details>
  );
}

function editOf(plan: Plan | undefined): Edit {
  return {
    name: plan?.name ?? '',
    reason: plan?.reason ?? '',
    audience: plan?.audience ?? {},
    organisation: plan?.organisation?.id ?? '',
    valueLeast: plan?.value_least == null ? '' : String(plan.value_least),
    everyDays: String(plan?.every_days ?? 180),
    noticeDays: String(plan?.notice_days ?? 14),
    owner: plan?.owner?.id ?? '',
  };
}

/** What is no number is sent as none that could hold, so that the server says which field it is. */
function wishOf(edit: Edit): PlanWish {
  const least = edit.valueLeast.trim().replace(',', '.');
  return {
    name: edit.name,
    reason: edit.reason,
    audience: edit.audience,
    organisation_id: edit.organisation === '' ? null : edit.organisation,
    value_least: least === '' ? null : numberOf(least),
    every_days: numberOf(edit.everyDays),
    notice_days: numberOf(edit.noticeDays),
    owner_id: edit.owner === '' ? null : edit.owner,
  };
}

function numberOf(text: string): number {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? -1 : number;
}
