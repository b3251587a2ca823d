import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Section } from '../../ui/section.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Verdict, type VerdictShape } from '../../ui/verdict.tsx';
import type { Coding } from './words-requests.ts';

type Agreement = NonNullable<Coding['agreement']>[number];
type Props = Readonly<{ coding: Coding; agreement: readonly Agreement[] }>;

const shapes: Readonly<Record<Agreement['verdict'], VerdictShape>> = {
  reliable: 'higher',
  tentative: 'no-difference',
  'not reliable': 'lower',
  'cannot tell yet': 'too-few',
};

const verdictNames = {
  reliable: 'reliable',
  tentative: 'tentative',
  'not reliable': 'not-reliable',
  'cannot tell yet': 'open',
} as const;

/** How far those who coded the same texts agree, theme by theme, with each other and with the rule. */
export function AgreementSection({ coding, agreement }: Props) {
  const say = useSay();
  const reliable = agreement.filter(({ verdict }) => verdict === 'reliable').length;
  return (
    <Section
      label={say('agreement.label')}
      heading={
        coding.coders.length < 2
          ? say('agreement.alone')
          : say('agreement.finding', { reliable, count: agreement.length })
      }
      note={say('agreement.note')}
    >
      <TableScroll label={say('agreement.label')}>
        <table className="agreement-table">
          <caption className="unseen">{say('agreement.label')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('themes.theme')}</th>
              <th scope="col">{say('agreement.people')}</th>
              <th scope="col">{say('agreement.pairs')}</th>
              <th scope="col">{say('agreement.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {agreement.map((theme) => (
              <tr key={theme.theme_id}>
                <th scope="row">{coding.themes.find(({ id }) => id === theme.theme_id)?.name}</th>
                <td>
                  <Figure value={theme.people} />
                </td>
                <td>
                  {theme.pairs.map(({ first, second, kappa }) => (
                    <p className="small" key={`${first} ${second}`}>
                      {say('agreement.pair', { first, second: second ?? say('agreement.rule') })}:{' '}
                      <Figure value={kappa} />
                    </p>
                  ))}
                </td>
                <td className="small">
                  <Verdict shape={shapes[theme.verdict]}>
                    {say(`agreement.verdict-${verdictNames[theme.verdict]}`)}
                  </Verdict>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="source">{say('agreement.source')}</p>
    </Section>
  );
}

function Figure({ value }: Readonly<{ value: Agreement['people'] }>) {
  const say = useSay();
  const format = useFormat();
  const { estimate, low, high, n } = value;
  if (estimate === null) {
    const isAlone = value.reason === 'no_answers';
    return <span className="muted">{say(isAlone ? 'agreement.from-two' : 'agreement.untested')}</span>;
  }
  const range =
    low === null || high === null
      ? ''
      : say('agreement.range', { low: format.number(low, 2), high: format.number(high, 2) });
  return (
    <span className="number">
      <b>{format.number(estimate, 2)}</b> {range} <span className="muted">{say('words.texts-n', { n })}</span>
    </span>
  );
}
