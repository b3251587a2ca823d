import { contactOutcomes, contactWays, decisionOutcomes, remedies } from '@voldaan/domain/complaints/case-event';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';

type Detail = Readonly<Record<string, unknown>>;

/** What a step says beside its words: how a customer was reached and what came of it, what was decided, until when. */
export function useStepFacts(): (what: string, detail: Detail) => readonly string[] {
  const say = useSay();
  const format = useFormat();
  return (what, detail) => {
    const way = contactWays.find((one) => one === detail['way']);
    const reached = way === undefined ? '' : say(`contact-way.${way}`);
    if (what === 'contact') {
      const outcome = contactOutcomes.find((one) => one === detail['outcome']);
      return outcome === undefined ? [] : [say('cases.log-contact', { outcome, way: reached })];
    }
    if (what === 'communicated') return reached === '' ? [] : [reached];
    if (what === 'decided') {
      const outcome = decisionOutcomes.find((one) => one === detail['outcome']);
      const given = detail['remedies'];
      const made = Array.isArray(given) ? remedies.filter((one) => given.includes(one)) : [];
      return [
        ...(outcome === undefined ? [] : [say(`complaint-analysis.outcome-${outcome}`)]),
        ...made.map((one) => say(`remedy.${one}`)),
      ];
    }
    const until = detail['until'];
    return typeof until === 'string' ? [say('cases.log-until', { day: format.day(until) })] : [];
  };
}
