import '../ui/chart.css';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import type { Overview } from './overview-requests.ts';

type Step = Readonly<{ name: string; count: number; reason: string; isLast?: boolean }>;

/** From invited to answered; beside every step the reason why it is fewer. Nobody disappears without one. */
export function ResponseFunnel({ data }: Readonly<{ data: Overview }>) {
  const say = useSay();
  const format = useFormat();
  const { funnel } = data;
  if (funnel.invited === 0) {
    return (
      <Section label={say('funnel.section')} heading={say('funnel.heading-link')}>
        <p>{say('funnel.link-only', { count: funnel.uninvited })}</p>
      </Section>
    );
  }
  const losses = funnel.losses.map(({ reason, count }) => say('funnel.loss', { reason, count }));
  const steps: readonly Step[] = [
    { name: say('funnel.invited'), count: funnel.invited, reason: losses.length > 0 ? format.list(losses) : '' },
    {
      name: say('funnel.delivered'),
      count: funnel.delivered,
      reason: say('funnel.not-opened', { count: Math.max(0, funnel.delivered - funnel.opened) }),
    },
    {
      name: say('funnel.opened'),
      count: funnel.opened,
      reason: say('funnel.not-answered', { count: Math.max(0, funnel.opened - funnel.answered) }),
    },
    {
      name: say('funnel.answered'),
      count: funnel.answered,
      reason:
        funnel.delivered === 0
          ? ''
          : say('funnel.rate', { share: format.percent(Math.min(1, funnel.answered / funnel.delivered)) }),
      isLast: true,
    },
  ];
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
            <tr key={step.name}>
              <th scope="row">{step.name}</th>
              <td className="end number">
                <b>{format.number(step.count)}</b>
              </td>
              <td className="funnel-bar">
                <svg className="chart" height="14" aria-hidden="true">
                  <rect
                    className={step.isLast ? 'bar' : 'bar-soft'}
                    width={`${((step.count / funnel.invited) * 100).toFixed(2)}%`}
                    height="14"
                  />
                </svg>
              </td>
              <td className="small muted">{step.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {funnel.uninvited > 0 ? <p className="source">{say('funnel.uninvited', { count: funnel.uninvited })}</p> : null}
    </Section>
  );
}
