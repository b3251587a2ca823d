import { useNavigate } from '@tanstack/react-router';
import { useSay } from '../../catalogue/text.tsx';
import { Tick } from '../../ui/choice.tsx';
import type { Drivers } from './drivers-requests.ts';
import { writeDrivers } from './drivers-search.ts';
import { nameOf } from './named-drivers.ts';

/** Which items may explain the outcome, open to change; what is chosen stands in the address. */
export function DriverChoice({ data }: Readonly<{ data: Drivers }>) {
  const say = useSay();
  const navigate = useNavigate();
  const { chosen, offered } = data;
  if (offered.length < 2) return null;
  const choose = (keys: readonly string[]) => {
    const survey = data.head?.survey.id ?? '';
    const drivers = writeDrivers(survey, keys);
    void navigate({
      to: '.',
      search: ({ drivers: _, ...before }) => ({ ...before, survey, ...(drivers && { drivers }) }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <details className="driver-choice">
      <summary>{say('drivers.choose', { count: chosen.length })}</summary>
      <fieldset className="ticks">
        <legend className="field-label">
          {say('drivers.choose-label', { outcome: say('drivers.outcome', { role: data.head?.item.role ?? 'none' }) })}
        </legend>
        {offered.map((key) => (
          <Tick
            key={key}
            isSelected={chosen.includes(key)}
            onChange={(isSelected) =>
              choose(offered.filter((one) => (one === key ? isSelected : chosen.includes(one))))
            }
          >
            {nameOf(data, key)}
          </Tick>
        ))}
      </fieldset>
    </details>
  );
}
