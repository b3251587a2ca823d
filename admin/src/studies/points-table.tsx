import { contactChannels } from '@voldaan/domain/studies/contact-request';
import { useSay } from '../catalogue/text.tsx';
import { NumberField } from './number-field.tsx';
import type { ContactRules } from './study-requests.ts';

type Points = ContactRules['budget']['points'];
type Props = Readonly<{ points: Points; onChange: (points: Points) => void }>;

const pointsMost = 1000;

/** What each way of asking weighs: a call more than a mail, a reminder less than a first question. */
export function PointsTable({ points, onChange }: Props) {
  const say = useSay();
  return (
    <details>
      <summary>{say('contact-rules.weights')}</summary>
      {contactChannels.map((channel) => (
        <div className="field-pair points-of" key={channel}>
          {(['invitation', 'reminder'] as const).map((kind) => (
            <NumberField
              key={kind}
              label={say('contact-rules.weight', { channel: say(`contact-channel.${channel}`), kind })}
              name={`budget.points.${channel}.${kind}`}
              value={points[channel][kind]}
              least={0}
              most={pointsMost}
              onChange={(count) => onChange({ ...points, [channel]: { ...points[channel], [kind]: count } })}
            />
          ))}
        </div>
      ))}
    </details>
  );
}
