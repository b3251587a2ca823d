import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Icon } from '../ui/icon.tsx';
import { Section } from '../ui/section.tsx';
import { mailSteps } from './invitation-requests.ts';
import type { MailTrial } from './mail-trial.ts';

/** Every step of the test in order, up to the one that failed: what was answered and what helps. */
export function MailTestTrace({ trial }: Readonly<{ trial: MailTrial }>) {
  const say = useSay();
  const format = useFormat();
  const failed = trial.test.steps.find(({ ok }) => !ok);
  const passed = trial.test.steps.filter(({ ok }) => ok).length;
  return (
    <div role="status">
      <Section
        heading={failed ? say('mail-test.failed', { step: failed.step }) : say('mail-test.passed')}
        note={say('mail-test.note', {
          time: format.time(trial.at.toISOString()),
          to: trial.to,
          passed,
          total: mailSteps.length,
        })}
      >
        <ol className="trace">
          {mailSteps.map((step) => {
            const tried = trial.test.steps.find((entry) => entry.step === step);
            if (tried === undefined) {
              return (
                <li className="not-tried" key={step}>
                  <span className="dash" aria-hidden="true">
                    –
                  </span>
                  <span className="trace-name">{say(`mail-test.step-${step}`)}</span>
                  <span className="small trace-found">{say('mail-test.not-tried')}</span>
                </li>
              );
            }
            return (
              <li className={tried.ok ? 'ok' : 'bad'} key={step}>
                <Icon name={tried.ok ? 'check' : 'cross'} />
                <span className="trace-name">
                  {say(`mail-test.step-${step}`)}
                  <span className="unseen">{say(tried.ok ? 'mail-test.ok' : 'mail-test.not-ok')}</span>
                </span>
                {tried.ok ? (
                  <span className="small trace-found">{tried.detail}</span>
                ) : (
                  <div className="trace-fix">
                    <p>{tried.detail}</p>
                  </div>
                )}
              </li>
            );
          })}
        </ol>
      </Section>
    </div>
  );
}
