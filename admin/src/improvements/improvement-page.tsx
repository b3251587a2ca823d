import './improvements.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { IdeasOfAction } from '../ideas/ideas-of-action.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { RemoveButton } from '../ui/remove-button.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { ChangesSection } from './changes-section.tsx';
import { EffectSection } from './effect-section.tsx';
import {
  concludeImprovement,
  type ImprovementAction,
  type ImprovementDetail,
  improvementQuery,
  improvementsQuery,
  removeImprovement,
} from './improvement-requests.ts';

const route = getRouteApi('/signed-in/improvements/$actionId');

/** One action: what it did, how both groups went, and what was agreed before it started. */
export function ImprovementPage() {
  const { actionId } = route.useParams();
  const detail = useQuery(improvementQuery(actionId));
  return (
    <QueryView query={detail} lines={8}>
      {(shown) => <Shown detail={shown} />}
    </QueryView>
  );
}

function Shown({ detail }: Readonly<{ detail: ImprovementDetail }>) {
  const say = useSay();
  const format = useFormat();
  const { action, effect, changes } = detail;
  const facts = [
    say(`action-kind.${action.kind}`),
    ...(action.owner_name === null ? [] : [say('improvements.owned-by', { name: action.owner_name })]),
    say(`improvements.since.${action.state}`, { day: format.day(action.starts_on) }),
  ];
  return (
    <>
      <PageHead
        title={action.name}
        heading={say(`improvements.finding.${findingOf(detail)}`, { name: action.name })}
        isLede
        crumb={<Link to="/improvements">{say('shell.improvements')}</Link>}
        note={facts.join(' · ')}
        actions={<Actions action={action} />}
      />
      {effect === null ? (
        <Section label={say('improvements.effect')} heading={say('improvements.no-effect-yet')}>
          <p>{say(action.state === 'planned' ? 'improvements.before-start' : 'improvements.too-few')}</p>
        </Section>
      ) : (
        <EffectSection detail={detail} effect={effect} />
      )}
      <Plan action={action} />
      <ChangesSection changes={changes} />
      <IdeasOfAction actionId={action.id} />
      <Conclusion action={action} />
    </>
  );
}

function findingOf({ action, effect }: ImprovementDetail) {
  if (action.state === 'planned') return 'planned' as const;
  if (effect === null) return 'too-early' as const;
  const findings = {
    'too early': 'too-early',
    'not comparable': 'not-comparable',
    better: 'better',
    worse: 'worse',
    'no effect shown': 'nothing-shown',
    'cannot tell': 'too-early',
  } as const;
  return findings[effect.verdict];
}

function Plan({ action }: Readonly<{ action: ImprovementAction }>) {
  const say = useSay();
  const format = useFormat();
  const names = (groups: ImprovementAction['treated']) => format.list(groups.map(({ label }) => label));
  const rows = [
    ['improvements.measure', action.measure === '' ? action.name : action.measure],
    ['improvements.outcome', action.item.label],
    ...(action.cause === null ? [] : [['improvements.cause', action.cause.name] as const]),
    ['improvements.treated', names(action.treated)],
    ['improvements.comparison', names(action.comparison)],
    ['improvements.worthwhile', format.given(action.worthwhile)],
    ['improvements.cost', action.cost === null ? '–' : format.money(Number(action.cost), action.currency ?? 'EUR')],
  ] as const;
  return (
    <Section
      label={say('improvements.agreed')}
      heading={say('improvements.agreed-heading')}
      note={say('improvements.agreed-note', { day: format.day(action.planned_at), name: action.planned_by ?? '–' })}
    >
      <dl className="action-plan">
        {rows.map(([key, text]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Conclusion({ action }: Readonly<{ action: ImprovementAction }>) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const concluding = useMutation({
    mutationFn: () => concludeImprovement(action.id, text),
    onSuccess: async () => {
      toast({ text: say('improvements.concluded') });
      await queryClient.invalidateQueries({ queryKey: improvementsQuery.queryKey });
    },
    onError: refuse,
  });
  if (action.ended_at !== null)
    return (
      <Section
        label={say('improvements.conclusion')}
        heading={say('improvements.conclusion-heading')}
        note={format.day(action.ended_at)}
      >
        <p className="quote-text">
          {action.conclusion === '' ? say('improvements.conclusion-none') : action.conclusion}
        </p>
      </Section>
    );
  if (action.state === 'planned' || !may('improvement.conclude')) return null;
  return (
    <Section
      label={say('improvements.conclusion')}
      heading={say('improvements.conclude-heading')}
      note={say('improvements.conclude-note')}
    >
      <TextField
        label={say('improvements.conclusion-field')}
        name="conclusion"
        value={text}
        onChange={setText}
        rows={3}
        lengthMax={2000}
      />
      <p className="row section-action">
        <Button onPress={() => concluding.mutate()} isPending={concluding.isPending}>
          {say('improvements.conclude')}
        </Button>
      </p>
    </Section>
  );
}

function Actions({ action }: Readonly<{ action: ImprovementAction }>) {
  const say = useSay();
  const may = useMay();
  if (action.state === 'ended') return null;
  return (
    <>
      {may('improvement.change') ? (
        <Link className={buttonClass()} to="/improvements/$actionId/plan" params={{ actionId: action.id }}>
          {say('improvements.change-plan')}
        </Link>
      ) : null}
      {action.state === 'planned' && may('improvement.remove') ? <Remove action={action} /> : null}
    </>
  );
}

function Remove({ action }: Readonly<{ action: ImprovementAction }>) {
  const say = useSay();
  const navigate = useNavigate();
  return (
    <RemoveButton
      label={say('improvements.remove')}
      heading={say('improvements.remove-ask', { name: action.name })}
      text={say('improvements.remove-text')}
      removed={say('improvements.removed', { name: action.name })}
      remove={() => removeImprovement(action.id)}
      leave={() => navigate({ to: '/improvements' })}
      stale={[improvementsQuery.queryKey]}
    />
  );
}
