import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { readNumber } from '../studies/read-number.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Tick } from '../ui/choice.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { RemoveButton } from '../ui/remove-button.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { AlertPreview } from './alert-preview.tsx';
import {
  type AlertChoices,
  type AlertRuleShown,
  alertsKey,
  channelsQuery,
  choicesQuery,
  removeRule,
  ruleQuery,
  rulesQuery,
  saveRule,
} from './alert-requests.ts';
import { AudienceFields } from './audience-fields.tsx';
import { ConditionFields } from './condition-fields.tsx';
import type { EditProps } from './edit-props.ts';
import { HoursFields } from './hours-fields.tsx';
import { bodyOf, conditionOf, editOf, type RuleEdit } from './rule-edit.ts';

const route = getRouteApi('/signed-in/alerts/$ruleId');

/** A new rule: what, to whom, when; and what it would have told last month. */
export function NewAlert() {
  const say = useSay();
  const choices = useQuery(choicesQuery);
  return (
    <>
      <AlertHead title={say('alerts.new')} />
      <QueryView query={choices} lines={8}>
        {(found) => <AlertForm choices={found} rule={undefined} />}
      </QueryView>
    </>
  );
}

export function EditAlert() {
  const { ruleId } = route.useParams();
  const choices = useQuery(choicesQuery);
  const rule = useQuery(ruleQuery(ruleId));
  return (
    <QueryView query={rule} lines={8}>
      {(shown) => (
        <>
          <AlertHead title={shown.name} />
          <QueryView query={choices} lines={8}>
            {(found) => <AlertForm key={shown.id} choices={found} rule={shown} />}
          </QueryView>
        </>
      )}
    </QueryView>
  );
}

function AlertHead({ title }: Readonly<{ title: string }>) {
  const say = useSay();
  return (
    <PageHead title={title} crumb={<Link to="/alerts">{say('shell.alerts')}</Link>} note={say('alerts.form-note')} />
  );
}

type FormProps = Readonly<{ choices: AlertChoices; rule: AlertRuleShown | undefined }>;

function AlertForm({ choices, rule }: FormProps) {
  const say = useSay();
  const toast = useToast();
  const format = useFormat();
  const { staff } = useMe();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const channels = useQuery(channelsQuery);
  const [edit, setEdit] = useState(() => editOf(rule, choices, staff.id));
  const change = (part: Partial<RuleEdit>) => setEdit((current) => ({ ...current, ...part }));
  const condition = conditionOf(edit, (text) => readNumber(text, format.locale));
  const id = rule?.id;
  const send = useCallback(async () => {
    // What is empty is refused by the server, which says at which field.
    const written = conditionOf(edit, (text) => readNumber(text, format.locale) ?? 0) ?? { kind: 'words', words: '' };
    await saveRule(id, bodyOf(edit, written));
    await queryClient.invalidateQueries({ queryKey: alertsKey });
    toast({ text: say('alerts.saved') });
    await navigate({ to: '/alerts' });
  }, [edit, id, format.locale, queryClient, toast, say, navigate]);
  const submission = useSubmit(send);
  const props: EditProps = { edit, change, errorOf: submission.errorOf };
  return (
    <Form submission={submission}>
      <Section heading={say('alerts.what')} note={say('alerts.what-note')}>
        <ConditionFields {...props} choices={choices} />
      </Section>
      <AlertPreview condition={condition} />
      <Section heading={say('alerts.who')} note={say('alerts.who-note')}>
        <AudienceFields {...props} choices={choices} channels={channels.data?.data ?? []} />
      </Section>
      <Section heading={say('alerts.when')} note={say('alerts.when-note')}>
        <HoursFields {...props} />
      </Section>
      <NameFields {...props} />
      <p className="row section-action">
        <Button type="submit" look="primary" isPending={submission.isPending}>
          {say('alerts.save')}
        </Button>
        <Link className={buttonClass('quiet')} to="/alerts">
          {say('ui.not-yet')}
        </Link>
        {rule === undefined ? null : <RemoveRule rule={rule} />}
      </p>
    </Form>
  );
}

function NameFields({ edit, change, errorOf }: EditProps) {
  const say = useSay();
  return (
    <Section heading={say('alerts.name')}>
      <div className="field-grid">
        <TextField
          label={say('alerts.name-label')}
          name="name"
          value={edit.name}
          onChange={(name) => change({ name })}
          error={errorOf('name')}
          lengthMax={100}
          isRequired
        />
        <Tick isSelected={edit.is_on} onChange={(is_on) => change({ is_on })}>
          {say('alerts.is-on')}
        </Tick>
      </div>
    </Section>
  );
}

function RemoveRule({ rule }: Readonly<{ rule: AlertRuleShown }>) {
  const say = useSay();
  const navigate = useNavigate();
  return (
    <RemoveButton
      label={say('alerts.remove')}
      heading={say('alerts.remove-ask', { name: rule.name })}
      text={say('alerts.remove-text')}
      removed={say('alerts.removed')}
      remove={() => removeRule(rule.id)}
      leave={() => navigate({ to: '/alerts' })}
      stale={[rulesQuery.queryKey]}
    />
  );
}
