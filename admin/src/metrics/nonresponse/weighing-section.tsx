import '../../studies/studies.css';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, type Say, useSay } from '../../catalogue/text.tsx';
import { Tick } from '../../ui/choice.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Message } from '../../ui/message.tsx';
import { Section } from '../../ui/section.tsx';
import { EstimateTable } from '../estimate-table.tsx';
import { Term } from '../glossary/term.tsx';
import type { ScoreWords } from '../score-words.ts';
import { GroupDays } from './group-days.tsx';
import type { Nonresponse } from './nonresponse-requests.ts';
import { useValueWords } from './value-words.ts';

type Weighing = Nonresponse['weighing'];
type Props = Readonly<{ data: Nonresponse; words: ScoreWords; onMargins: (margins: readonly string[]) => void }>;

/** The score as it is and weighed to everybody asked, with what the weighting costs; refused with names. */
export function WeighingSection({ data, words, onMargins }: Props) {
  const say = useSay();
  const { weighing } = data;
  const { weighed } = weighing;
  return (
    <Section
      label={say('nonresponse.weighing')}
      heading={headingOf(weighing, words, say)}
      note={
        <Rich
          message="nonresponse.weighing-note"
          tags={{
            weighting: (said) => <Term name="weighting">{said}</Term>,
            raking: (said) => <Term name="raking">{said}</Term>,
          }}
        />
      }
    >
      {weighed === null ? (
        <Refused weighing={weighing} />
      ) : (
        <>
          <EstimateTable
            caption={say('nonresponse.weighing')}
            rowName={say('nonresponse.score')}
            words={words}
            rows={[
              { key: 'unweighted', name: say('nonresponse.unweighted'), value: weighed.unweighted },
              { key: 'weighted', name: say('nonresponse.weighted'), value: weighed.weighted },
            ]}
          />
          <Cost weighed={weighed} />
        </>
      )}
      <Margins data={data} onMargins={onMargins} />
      <LeftOut named={weighing.left_out} />
      <GroupDays grouped={data.grouped} />
    </Section>
  );
}

/** Moved is said only when the weighted score lies outside of the interval of the plain one. */
function headingOf({ weighed, reason }: Weighing, words: ScoreWords, say: Say): string {
  if (weighed === null)
    return say(reason === 'no_margin' ? 'nonresponse.weighing-none' : 'nonresponse.weighing-refused');
  const [plain, moved] = [shownEstimate(weighed.unweighted), shownEstimate(weighed.weighted)];
  if (plain === undefined || moved === undefined) return say('nonresponse.weighing-early');
  const said = { from: words.figure(plain.estimate), to: words.figure(moved.estimate) };
  const isInside = moved.estimate >= plain.low && moved.estimate <= plain.high;
  return isInside ? say('nonresponse.weighing-same', said) : say('nonresponse.weighing-moves', said);
}

function Cost({ weighed }: Readonly<{ weighed: NonNullable<Weighing['weighed']> }>) {
  const format = useFormat();
  return (
    <p className="after-table">
      <Rich
        message="nonresponse.weighing-cost"
        values={{
          n: weighed.weighted.n,
          worth: format.number(Math.round(weighed.effective_n)),
          factor: format.number(weighed.design_effect, 2),
          least: format.number(weighed.weight_least, 2),
          most: format.number(weighed.weight_most, 2),
          trimmed: weighed.trimmed,
        }}
        tags={{
          effective: (said) => <Term name="effective-n">{said}</Term>,
          design: (said) => <Term name="design-effect">{said}</Term>,
        }}
      />
    </p>
  );
}

function Refused({ weighing }: Readonly<{ weighing: Weighing }>) {
  const say = useSay();
  const format = useFormat();
  const valueWords = useValueWords();
  const named = weighing.empty.map(({ trait, label, value }) => `${label}: ${valueWords(trait, value)}`);
  return (
    <Message tone="info">
      <p>
        {weighing.reason === 'no_margin'
          ? say('nonresponse.weighing-no-margin')
          : named.length > 0
            ? say('nonresponse.weighing-empty', { groups: format.list(named) })
            : say('nonresponse.weighing-impossible')}
      </p>
    </Message>
  );
}

/** What is weighed to, open to change: a trait with an empty group can be taken out. */
function Margins({ data, onMargins }: Pick<Props, 'data' | 'onMargins'>) {
  const say = useSay();
  const { margins, empty, left_out: leftOut } = data.weighing;
  const known = [...margins, ...data.traits, ...empty, ...leftOut].map(({ trait, label }) => [trait, label] as const);
  const offered = [...new Map(known)];
  const chosen = margins.map(({ trait }) => trait);
  if (offered.length === 0) return null;
  return (
    <fieldset className="ticks after-table">
      <legend className="field-label">{say('nonresponse.margins')}</legend>
      {offered.map(([trait, label]) => (
        <Tick
          key={trait}
          isSelected={chosen.includes(trait)}
          onChange={(isSelected) =>
            onMargins(offered.flatMap(([one]) => ((one === trait ? isSelected : chosen.includes(one)) ? [one] : [])))
          }
        >
          {label}
        </Tick>
      ))}
    </fieldset>
  );
}

function LeftOut({ named }: Readonly<{ named: Weighing['left_out'] }>) {
  const say = useSay();
  const format = useFormat();
  const valueWords = useValueWords();
  if (named.length === 0) return null;
  const groups = named.map(({ trait, label, value }) => `${label}: ${valueWords(trait, value)}`);
  return <p className="source">{say('nonresponse.left-out', { groups: format.list(groups) })}</p>;
}
