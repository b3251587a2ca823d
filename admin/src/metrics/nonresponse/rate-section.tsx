import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { EstimateTable } from '../estimate-table.tsx';
import { Term } from '../glossary/term.tsx';
import { useScoreWords } from '../score-words.ts';
import type { Nonresponse } from './nonresponse-requests.ts';
import { type Eligibility, eligibilityChoices } from './nonresponse-search.ts';

type Props = Readonly<{
  data: Pick<Nonresponse, 'rates' | 'eligibility'>;
  /** What the letters stand for, where it is not mail. */
  source?: string;
  onEligibility: (eligibility: Eligibility) => void;
}>;

/** The ten rates of AAPOR side by side: "the response rate" can mean any of six. */
export function RateSection({ data, source, onEligibility }: Props) {
  const say = useSay();
  const format = useFormat();
  const words = useScoreWords('csat');
  const shares = data.rates
    .filter(({ rate }) => rate.startsWith('rr'))
    .flatMap(({ value }) => shownEstimate(value)?.estimate ?? []);
  const [low, high] = [format.percent(Math.min(...shares)), format.percent(Math.max(...shares))];
  const heading =
    shares.length === 0
      ? say('nonresponse.rates-early')
      : low === high
        ? say('nonresponse.rates-same', { rate: low })
        : say('nonresponse.rates-heading', { low, high });
  return (
    <Section
      label={say('nonresponse.rates')}
      heading={heading}
      note={
        <Rich message="nonresponse.rates-note" tags={{ rate: (said) => <Term name="response-rate">{said}</Term> }} />
      }
    >
      <EstimateTable
        caption={say('nonresponse.rates')}
        rowName={say('nonresponse.rate')}
        words={words}
        rows={data.rates.map(({ rate, value }) => ({
          key: rate,
          name: <Term name={rate}>{say(`rate.${rate}`)}</Term>,
          detail: say(`rate-formula.${rate}`),
          value,
        }))}
      />
      <div className="after-table">
        <SelectField
          label={say('nonresponse.eligibility')}
          hint={say('nonresponse.eligibility-hint')}
          value={String(data.eligibility)}
          options={eligibilityChoices.map((choice) => ({ value: choice, label: format.percent(Number(choice)) }))}
          onChange={(chosen) => {
            const eligibility = eligibilityChoices.find((choice) => choice === chosen);
            if (eligibility !== undefined) onEligibility(eligibility);
          }}
        />
      </div>
      <p className="source">{source ?? say('nonresponse.rates-source')}</p>
    </Section>
  );
}
