import { useSay } from '../../catalogue/text.tsx';
import type { CaseDetail } from '../case-requests.ts';
import { CaseTransfer } from '../steps/case-transfer.tsx';

/** Whose case it is, and the way to another unit. Nothing in a company without units. */
export function CaseUnit({ detail }: Readonly<{ detail: CaseDetail }>) {
  const say = useSay();
  const { unit } = detail.case;
  const others = detail.units.filter(({ id }) => id !== unit?.id);
  if (unit === null && others.length === 0) return null;
  return (
    <p className="source case-profile">
      {say('cases.unit', { name: unit?.name ?? say('cases.unit-none') })}{' '}
      <CaseTransfer
        detail={detail}
        offered={others.map(({ id, name }) => ({ value: id, label: name }))}
        act={say('cases.hand-over')}
        heading={say('cases.hand-over-heading')}
        text={say('cases.hand-over-text')}
        label={say('units.unit')}
        stepTo={(to, reason) => ({ what: 'handed_over', unit: to, reason })}
      />
    </p>
  );
}
