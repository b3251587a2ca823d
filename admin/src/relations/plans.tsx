import './relations.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { PlanForm } from './plan-form.tsx';
import { type Plan, type PlanList, plansQuery } from './visit-requests.ts';
import { VisitTabs } from './visit-tabs.tsx';

/** How often customers of which group are seen or called, by whom, and why. */
export function Plans() {
  const say = useSay();
  const plans = useQuery(plansQuery);
  return (
    <>
      <PageHead title={say('visits.tab.plans')} note={say('follow-up.note')} />
      <VisitTabs />
      <QueryView query={plans} lines={5}>
        {(list) => <PlanSections list={list} />}
      </QueryView>
    </>
  );
}

function PlanSections({ list }: Readonly<{ list: PlanList }>) {
  const say = useSay();
  const may = useMay();
  const [edited, setEdited] = useState<string>();
  return (
    <>
      {list.data.map((plan) =>
        edited === plan.id ? (
          <PlanForm key={plan.id} plan={plan} colleagues={list.colleagues} onDone={() => setEdited(undefined)} />
        ) : (
          <PlanSection key={plan.id} plan={plan} onEdit={() => setEdited(plan.id)} />
        ),
      )}
      {may('follow-up-plan.make') && edited === undefined ? (
        <PlanForm key={list.data.length} colleagues={list.colleagues} onDone={() => undefined} />
      ) : null}
      {list.data.length === 0 && !may('follow-up-plan.make') ? <p className="muted">{say('follow-up.none')}</p> : null}
    </>
  );
}

function PlanSection({ plan, onEdit }: Readonly<{ plan: Plan; onEdit: () => void }>) {
  const say = useSay();
  const may = useMay();
  const groups = useGroupWords(plan);
  return (
    <Section heading={plan.name} note={plan.reason}>
      <dl className="plan-facts">
        <div>
          <dt>{say('follow-up.every')}</dt>
          <dd>{say('follow-up.every-days', { days: plan.every_days })}</dd>
        </div>
        <div>
          <dt>{say('follow-up.who')}</dt>
          <dd>{groups}</dd>
        </div>
        <div>
          <dt>{say('visits.owner')}</dt>
          <dd>{plan.owner?.name ?? say('follow-up.nobody')}</dd>
        </div>
      </dl>
      {may('follow-up-plan.change') ? (
        <p className="section-action">
          <Button size="small" onPress={onEdit}>
            {say('follow-up.change')}
            <span className="unseen"> {plan.name}</span>
          </Button>
        </p>
      ) : null}
    </Section>
  );
}

/** Whom a plan is for, as one would say it. */
function useGroupWords({ audience, organisation, value_least: least }: Plan): string {
  const say = useSay();
  const format = useFormat();
  const parts = [
    ...(audience.lifecycles ?? []).map((one) => say(`lifecycle.${one}`)),
    ...(audience.roles ?? []).map((one) => say(`contact-role.${one}`)),
    ...(audience.stages ?? []).map((one) => say(`stage.${one}`)),
    ...(audience.attributes ?? []).map(({ values }) => format.list(values)),
    ...(organisation === null ? [] : [organisation.name]),
    ...(least === null ? [] : [say('follow-up.value-from', { amount: format.number(least, 0) })]),
  ];
  return parts.length === 0 ? say('follow-up.everybody') : parts.join(', ');
}
