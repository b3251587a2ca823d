import './improvements.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { useToast } from '../ui/toast.tsx';
import {
  changeImprovement,
  type ImprovementDetail,
  type ImprovementWish,
  improvementFormQuery,
  improvementQuery,
  improvementsQuery,
} from './improvement-requests.ts';
import { planOf } from './plan-edit.ts';
import { PlanForm } from './plan-form.tsx';

const route = getRouteApi('/signed-in/improvements/$actionId/plan');

/** A plan may be changed until it starts; afterwards what its effect is not measured by. */
export function ChangeImprovement() {
  const say = useSay();
  const { actionId } = route.useParams();
  const detail = useQuery({ ...improvementQuery(actionId), staleTime: Number.POSITIVE_INFINITY });
  const crumb = (
    <Link to="/improvements/$actionId" params={{ actionId }}>
      {detail.data?.action.name ?? say('shell.improvements')}
    </Link>
  );
  return (
    <>
      <PageHead title={say('improvements.change-plan')} crumb={crumb} note={say('improvements.change-note')} />
      <QueryView query={detail} lines={8}>
        {(shown) => <KnownPlan detail={shown} />}
      </QueryView>
    </>
  );
}

function KnownPlan({ detail }: Readonly<{ detail: ImprovementDetail }>) {
  const { action } = detail;
  const search = route.useSearch();
  const form = useQuery(improvementFormQuery({ survey: action.survey.id, item: action.item.key, ...search }));
  return (
    <QueryView query={form} lines={8}>
      {({ head, traits, causes }) =>
        head === null ? null : <Fields detail={detail} form={{ head, traits, causes }} />
      }
    </QueryView>
  );
}

type Props = Readonly<{ detail: ImprovementDetail; form: Parameters<typeof PlanForm>[0]['form'] }>;

function Fields({ detail, form }: Props) {
  const say = useSay();
  const toast = useToast();
  const format = useFormat();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { id: actionId, revision, state } = detail.action;
  const save = async (wish: ImprovementWish) => {
    await changeImprovement({ id: actionId, revision }, wish);
    await queryClient.invalidateQueries({ queryKey: improvementsQuery.queryKey });
    toast({ text: say('improvements.plan-saved') });
    await navigate({ to: '/improvements/$actionId', params: { actionId } });
  };
  return (
    <PlanForm
      form={form}
      first={planOf(detail, format.given)}
      isFixed={state !== 'planned'}
      saveLabel={say('improvements.save-plan')}
      onChoose={({ survey, item }) =>
        void navigate({
          to: '/improvements/$actionId/plan',
          params: { actionId },
          // Another survey has questions of its own.
          search: { ...(survey !== undefined && { survey }), ...(item !== undefined && { item }) },
          replace: true,
        })
      }
      onSave={save}
    />
  );
}
