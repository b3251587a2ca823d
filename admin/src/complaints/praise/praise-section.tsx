import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Tick } from '../../ui/choice.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useSettingChange } from '../../ui/use-setting-change.ts';
import { changePraiseDigest, type PraiseDigest, praiseDigestQuery } from './praise-requests.ts';

/** When the kind words of a week go round. */
export function PraiseSection() {
  const say = useSay();
  const digest = useQuery(praiseDigestQuery);
  return (
    <Section heading={say('praise.heading')} note={say('praise.note')}>
      <QueryView query={digest}>{(found) => <DigestFields digest={found} />}</QueryView>
    </Section>
  );
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

function DigestFields({ digest }: Readonly<{ digest: PraiseDigest }>) {
  const say = useSay();
  const format = useFormat();
  const changing = useSettingChange(praiseDigestQuery.queryKey, changePraiseDigest);
  const { is_on, weekday, hour, next_at: nextAt } = digest;
  const change = (part: Partial<Pick<PraiseDigest, 'is_on' | 'weekday' | 'hour'>>) =>
    changing.mutate({ is_on, weekday, hour, ...part });
  return (
    <>
      <Tick isSelected={is_on} onChange={(isOn) => change({ is_on: isOn })}>
        {say('praise.on')}
        <small>{say('praise.on-detail')}</small>
      </Tick>
      {is_on ? (
        <div className="field-grid section-action">
          <SelectField
            className="span-3"
            label={say('praise.weekday')}
            value={weekdays.find((day) => Number(day) === weekday) ?? '5'}
            options={weekdays.map((day) => ({ value: day, label: say(`praise.weekday-${day}`) }))}
            isDisabled={changing.isPending}
            onChange={(day) => change({ weekday: Number(day) })}
          />
          <SelectField
            className="span-3"
            label={say('praise.hour')}
            value={String(hour)}
            options={hours.map((each) => ({ value: each, label: `${each.padStart(2, '0')}:00` }))}
            isDisabled={changing.isPending}
            onChange={(each) => change({ hour: Number(each) })}
          />
        </div>
      ) : null}
      {nextAt === null ? null : (
        <p className="muted section-action">{say('praise.next', { moment: format.moment(nextAt) })}</p>
      )}
    </>
  );
}
