import './improvements.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useSay } from '../catalogue/text.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { useToast } from '../ui/toast.tsx';
import {
  type FormTraits,
  type ImprovementWish,
  improvementFormQuery,
  improvementsQuery,
  planImprovement,
} from './improvement-requests.ts';
import { newPlan } from './plan-edit.ts';
import { PlanForm } from './plan-form.tsx';

const route = getRouteApi('/signed-in/improvements/new');

/** An action is written down before it starts: what, who, and what it will be compared with. */
export function NewImprovement() {
  const say = useSay();
  const search = route.useSearch();
  const form = useQuery(improvementFormQuery(search));
  return (
    <>
      <PageHead
        title={say('improvements.new')}
        crumb={<Link to="/improvements">{say('shell.improvements')}</Link>}
        note={say('improvements.new-note')}
      />
      <QueryView query={form} lines={8}>
        {({ head, traits, causes }) =>
          head === null || traits.length === 0 ? (
            <Empty heading={say('improvements.no-survey')}>{say('improvements.no-survey-text')}</Empty>
          ) : (
            <NewPlan form={{ head, traits, causes }} />
          )
        }
      </QueryView>
    </>
  );
}

type Props = Readonly<{ form: Parameters<typeof PlanForm>[0]['form'] }>;

function NewPlan({ form }: Props) {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const save = async (wish: ImprovementWish) => {
    const made = await planImprovement(wish);
    await queryClient.invalidateQueries({ queryKey: improvementsQuery.queryKey });
    toast({ text: say('improvements.planned') });
    await navigate({ to: '/improvements/$actionId', params: { actionId: made.action.id } });
  };
  return (
    <PlanForm
      form={form}
      first={newPlan(defaultTrait(form.traits))}
      isFixed={false}
      saveLabel={say('improvements.write-down')}
      onChoose={(search) => void navigate({ to: '/improvements/new', search, replace: true })}
      onSave={save}
    />
  );
}

/** Groups that the company made itself, before those that every company has. */
function defaultTrait(traits: FormTraits): string {
  return (traits.find(({ name }) => name.startsWith('attribute:')) ?? traits[0])?.name ?? '';
}
