import { useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import { NumberField } from './number-field.tsx';
import type { ContactRules } from './study-requests.ts';
import { Ticks } from './ticks.tsx';

type Budget = ContactRules['budget'];
type Props = Readonly<{ budget: Budget; onChange: (budget: Budget) => void }>;

const daysMost = 730;
const timesMost = 20;

/** What no study may pass, whatever else is allowed. */
export function CapFields({ budget, onChange }: Props) {
  const say = useSay();
  const { hardCap } = budget;
  const setCap = (part: Partial<Budget['hardCap']>) => onChange({ ...budget, hardCap: { ...hardCap, ...part } });
  return (
    <Section
      label={say('contact-rules.cap')}
      heading={say('contact-rules.cap-heading', hardCap)}
      note={say('contact-rules.cap-note')}
    >
      <div className="field-grid">
        <div className="span-2">
          <NumberField
            label={say('contact-rules.invitations')}
            name="budget.hardCap.invitation"
            value={hardCap.invitation}
            least={0}
            most={timesMost}
            isWhole
            onChange={(invitation) => setCap({ invitation })}
          />
        </div>
        <div className="span-2">
          <NumberField
            label={say('contact-rules.reminders')}
            name="budget.hardCap.reminder"
            value={hardCap.reminder}
            least={0}
            most={timesMost}
            isWhole
            onChange={(reminder) => setCap({ reminder })}
          />
        </div>
        <div className="span-2">
          <NumberField
            label={say('contact-rules.days')}
            name="budget.hardCap.days"
            value={hardCap.days}
            least={1}
            most={daysMost}
            isWhole
            onChange={(days) => setCap({ days })}
          />
        </div>
      </div>
      <div className="hairline">
        <Ticks
          label={say('contact-rules.consent')}
          offered={(['research', 'marketing'] as const).map((purpose) => [purpose, say(`consent-purpose.${purpose}`)])}
          chosen={budget.consentNeeded}
          onChange={(consentNeeded) => onChange({ ...budget, consentNeeded: [...consentNeeded] })}
        />
        <p className="hint">{say('contact-rules.consent-hint')}</p>
      </div>
    </Section>
  );
}
