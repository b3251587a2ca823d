import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { type AlertRuleShown, rulesQuery } from './alert-requests.ts';
import { AlertTabs } from './alert-tabs.tsx';
import { useConditionWords } from './use-condition-words.ts';

/** What the company wants to hear of, and how often each rule spoke. */
export function Alerts() {
  const say = useSay();
  const rules = useQuery(rulesQuery);
  const newRule = (
    <Link className={buttonClass('primary')} to="/alerts/new">
      {say('alerts.new')}
    </Link>
  );
  return (
    <>
      <PageHead title={say('shell.alerts')} note={say('alerts.note')} actions={newRule} />
      <AlertTabs />
      <QueryView query={rules}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty heading={say('alerts.empty')}>{say('alerts.empty-text')}</Empty>
          ) : (
            <RuleTable rules={data} />
          )
        }
      </QueryView>
    </>
  );
}

function RuleTable({ rules }: Readonly<{ rules: readonly AlertRuleShown[] }>) {
  const say = useSay();
  const format = useFormat();
  const words = useConditionWords();
  return (
    <table>
      <caption className="unseen">{say('shell.alerts')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('alerts.rule')}</th>
          <th scope="col" className="wide-only">
            {say('alerts.told')}
          </th>
          <th scope="col">{say('alerts.fired-month')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id}>
            <th scope="row">
              <Link to="/alerts/$ruleId" params={{ ruleId: rule.id }}>
                {rule.name}
              </Link>
              <small>{words(rule)}</small>
            </th>
            <td className="wide-only">{rule.is_on ? say(`alerts.rhythm.${rule.rhythm}`) : say('alerts.off')}</td>
            <td>
              {say('alerts.fired', { count: rule.fired })}
              {rule.fired_at === null ? null : (
                <small>{say('alerts.last', { at: format.recent(rule.fired_at, new Date()) })}</small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
