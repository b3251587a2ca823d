import type { ReactNode } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { nameOfLanguage } from './languages.ts';
import { PartSection } from './part-section.tsx';
import { useBuilder } from './use-builder.ts';
import type { Advice } from './use-findings.ts';
import { useTrend } from './use-trend.ts';

/** What there is to say about a part: what keeps it from customers, what a better wording is, what it does to the trend. */
export function PartFindings({ part, children }: Readonly<{ part: string; children?: ReactNode }>) {
  const say = useSay();
  const { findings } = useBuilder();
  const trend = useTrend(part);
  const faults = findings.faultsOf(part).filter(({ code }) => code !== 'text_missing');
  const advice = findings.adviceOf(part);
  if (faults.length + advice.length + trend.length === 0 && !children) return null;
  return (
    <PartSection heading={say('advice.heading')}>
      <ul className="findings">
        {faults.map((fault) => (
          <li key={`${fault.code} ${fault.pointer}`} className="finding-bad">
            <Icon name="cross" />
            <span>{fault.detail ?? say('advice.fault')}</span>
          </li>
        ))}
        {trend.map((note) => (
          <li key={note.text} className={note.breaks ? 'finding-warn' : 'finding-ok'}>
            <Icon name={note.breaks ? 'warning' : 'check'} />
            <span>
              <b>{note.text}</b> {note.detail}
            </span>
          </li>
        ))}
        {advice.map((found) => (
          <AdviceItem key={`${found.code} ${found.pointer} ${found.found}`} advice={found} />
        ))}
        {children}
      </ul>
    </PartSection>
  );
}

function AdviceItem({ advice }: Readonly<{ advice: Advice }>) {
  const say = useSay();
  return (
    <li className={advice.severity === 'hint' ? 'finding-hint' : 'finding-warn'}>
      <Icon name={advice.severity === 'hint' ? 'info' : 'warning'} />
      <span>
        {advice.language ? <span className="muted">{nameOfLanguage(advice.language)}: </span> : null}
        <b>{advice.reason}</b> {advice.suggestion}
        <span className="unseen"> {say(`advice.${advice.severity}`)}</span>
      </span>
    </li>
  );
}
