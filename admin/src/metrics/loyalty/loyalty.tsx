import './loyalty.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FigureFilters } from '../figure-filters.tsx';
import { TableLinks } from '../table-links.tsx';
import { BehaviourSection } from './behaviour-section.tsx';
import { type Loyalty as LoyaltyData, loyaltyQuery } from './loyalty-requests.ts';
import { horizonChoices, type LoyaltySearch } from './loyalty-search.ts';
import { MatrixSection } from './matrix-section.tsx';
import { PurchaseKinds } from './purchase-kinds.tsx';
import { SilentSection } from './silent-section.tsx';
import { StakeSection } from './stake-section.tsx';

const route = getRouteApi('/signed-in/loyalty');

/** Why customers stay, whether the satisfied came back and the others left, what is at stake, and who is never heard. */
export function Loyalty() {
  const search = route.useSearch();
  const loyalty = useQuery(loyaltyQuery(search));
  return (
    <>
      <LoyaltyHead data={loyalty.data} />
      <QueryView query={loyalty} lines={6}>
        {(data) => <LoyaltyPage data={data} search={search} />}
      </QueryView>
    </>
  );
}

/** What stayers stay for, as far as its interval allows to say it. */
function LoyaltyHead({ data }: Readonly<{ data: LoyaltyData | undefined }>) {
  const say = useSay();
  const format = useFormat();
  const captive = data?.matrix && shownEstimate(data.matrix.captive_stayers);
  const heading = captive
    ? say('loyalty.lede', { low: format.percent(captive.low), high: format.percent(captive.high) })
    : say('loyalty.title');
  return <PageHead title={say('loyalty.title')} isLede heading={heading} note={say('loyalty.note')} />;
}

function LoyaltyPage({ data, search }: Readonly<{ data: LoyaltyData; search: LoyaltySearch }>) {
  const say = useSay();
  const navigate = route.useNavigate();
  if (data.head === null) return <Empty heading={say('loyalty.none')}>{say('loyalty.none-detail')}</Empty>;
  return (
    <>
      <FigureFilters head={{ ...data.head, items: [] }} period={search.period} />
      <MatrixSection data={data} surveyId={data.head.survey.id} />
      <div className="filters">
        <SelectField
          isQuiet
          label={say('loyalty.horizon')}
          value={String(data.horizon_days)}
          options={horizonChoices.map((choice) => ({ value: choice, label: say('loyalty.within', { days: choice }) }))}
          onChange={(chosen) => {
            const horizon = horizonChoices.find((choice) => choice === chosen);
            void navigate({ search: (before) => ({ ...before, ...(horizon && { horizon }) }) });
          }}
        />
        <PurchaseKinds
          chosen={data.purchase_kinds}
          known={data.known_kinds}
          onChange={(kinds) => {
            const purchase = kinds.join('~');
            void navigate({
              search: ({ purchase: _, ...before }) => (purchase === '' ? before : { ...before, purchase }),
            });
          }}
        />
      </div>
      <BehaviourSection event="bought" data={data} />
      <BehaviourSection event="left" data={data} />
      <StakeSection data={data} />
      <SilentSection silent={data.silent} />
      <TableLinks path="/v1/loyalty/table" search={search} />
    </>
  );
}
