import { useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import { NumberField } from './number-field.tsx';
import type { ContactRules } from './study-requests.ts';
import { Ticks } from './ticks.tsx';

type Budget = ContactRules['budget'];
type Props = Readonly<{ budget: Budget; onChange: (budget: Budget) => void }>;

/** The server's bounds of each. */
const capParts = [
  { part: 'invitation', label: 'contact-rules.invitations', least: 0, most: 20 },
  { part: 'reminder', label: 'contact-rules.reminders', least: 0, most: 20 },
  { part: 'days', label: 'contact-rules.days', least: 1, most: 730 },
] as const;

/** What no study may pass, whatever else is allowed. */
export function CapFields({ budget, onChange }: Props) {
  const say = useSay();
  const { hardCap } = budget;
  return (
    <Section
      label={say('contact-rules.cap')}
      heading={say('contact-rules.cap-heading', hardCap)}
      note={say('contact-rules.cap-note')}
    >
      <div className="field-grid">
        {capParts.map(({ part, label, least, most }) => (
          <div className="span-2" key={part}>
            <NumberField
              label={say(label)}
              name={`budget.hardCap.${part}`}
              value={hardCap[part]}
              least={least}
              most={most}
              onChange={(count) => onChange({ ...budget, hardCap: { ...hardCap, [part]: count } })}
            />
          </div>
        ))}
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
