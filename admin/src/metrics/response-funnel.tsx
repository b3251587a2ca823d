import '../ui/chart.css';
import { type Format, useFormat } from '../catalogue/format.ts';
import { type Say, useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import type { Overview } from './overview-requests.ts';

type Funnel = NonNullable<Overview['funnel']>;

type Step = Readonly<{ name: string; count: number; reason: string; isLast?: boolean }>;

/** From invited to answered; beside every step the reason why it is fewer. Nobody disappears without one. */
export function ResponseFunnel({ funnel }: Readonly<{ funnel: Funnel }>) {
  const say = useSay();
  const format = useFormat();
  if (funnel.invited === 0) {
    return (
      <Section label={say('funnel.section')} heading={say('funnel.heading-link')}>
        <p>{say('funnel.link-only', { count: funnel.uninvited })}</p>
      </Section>
    );
  }
  const steps = stepsOf(funnel, say, format);
  return (
    <Section
      label={say('funnel.section')}
      heading={say('funnel.heading', { answered: funnel.answered, delivered: funnel.delivered })}
      note={say('funnel.note')}
    >
      <table className="funnel bare">
        <caption className="unseen">{say('funnel.caption')}</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{say('funnel.step')}</th>
            <th scope="col">{say('funnel.count')}</th>
            <th scope="col">{say('funnel.bar')}</th>
            <th scope="col">{say('funnel.why')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <FunnelRow key={step.name} step={step} widest={funnel.invited} />
          ))}
        </tbody>
      </table>
      {funnel.uninvited > 0 ? <p className="source">{say('funnel.uninvited', { count: funnel.uninvited })}</p> : null}
    </Section>
  );
}

function FunnelRow({ step, widest }: Readonly<{ step: Step; widest: number }>) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{step.name}</th>
      <td className="end number">
        <b>{format.number(step.count)}</b>
      </td>
      <td className="funnel-bar">
        <svg className="chart" height="14" aria-hidden="true">
          <rect
            className={step.isLast ? 'bar' : 'bar-soft'}
            width={`${((step.count / widest) * 100).toFixed(2)}%`}
            height="14"
          />
        </svg>
      </td>
      <td className="small muted">{step.reason}</td>
    </tr>
  );
}

function stepsOf(funnel: Funnel, say: Say, format: Format): readonly Step[] {
  const { invited, delivered, opened, answered, is_opening_known: isOpeningKnown } = funnel;
  const losses = funnel.losses.map(({ reason, count }) => say('funnel.loss', { reason, count }));
  const notAnswered = say('funnel.not-answered', { count: Math.max(0, opened - answered) });
  const rate = delivered === 0 ? '' : format.percent(Math.min(1, answered / delivered));
  return [
    { name: say('funnel.invited'), count: invited, reason: format.list(losses) },
    {
      name: say('funnel.delivered'),
      count: delivered,
      reason: isOpeningKnown
        ? say('funnel.not-opened', { count: Math.max(0, delivered - opened) })
        : say('funnel.unknown', { count: Math.max(0, delivered - answered) }),
    },
    ...(isOpeningKnown ? [{ name: say('funnel.opened'), count: opened, reason: notAnswered }] : []),
    {
      name: say('funnel.answered'),
      count: answered,
      reason: rate === '' ? '' : say('funnel.rate', { share: rate }),
      isLast: true,
    },
  ];
}
