import type { Answers } from '@voldaan/domain/surveys/answers';
import type { DemoClosing, DemoCompany, DemoInvitation } from './demo-company.ts';
import { type ClosedComplaint, closedComplaints } from './demo-complaints.ts';
import { clamp, gaussian } from './demo-draw.ts';
import type { ToldTwice } from './demo-recovery.ts';

const hourMs = 3_600_000;
const askedAfterMs = 96 * hourMs;
/** So many of those who are asked say how it was handled. */
const answering = 0.75;

/**
 * The same company, asking complainants afterwards: they are content with how, and less so with how long it took. Nobody is asked
 * twice in ninety days: who was rung is not asked, and who is asked is passed by in the other studies' mails.
 */
export function withHandling(company: DemoCompany, told: readonly ToldTwice[], random: () => number): DemoCompany {
  const rung = rungAt(company);
  const closings = closedComplaints(told)
    .map((complaint) => closingOf(company, complaint, random))
    .filter(({ invited: { contact, sentAt } }) => !rung(contact).some((at) => isNear(at, sentAt)));
  const mailed = new Map(closings.map(({ invited }) => [invited.contact, invited.sentAt]));
  const isPassedBy = ({ contact, sentAt }: DemoInvitation) => {
    const about = mailed.get(contact);
    return about !== undefined && isNear(about, sentAt);
  };
  const surveys = company.surveys.map((survey) => ({
    ...survey,
    waves: survey.waves.map((wave) => ({
      ...wave,
      invitations: wave.invitations.filter((invited) => !isPassedBy(invited)),
    })),
  }));
  const study = {
    purpose: 'Horen of wie klaagde zich gehoord en geholpen voelt, om te zien wat wij bij het afhandelen anders doen.',
    norm: { metric: 'csat', value: 0.7 },
    every: 'complaint',
  } as const;
  const survey = { questionnaire: 'complaint', name: 'Afhandeling van een klacht', study, closings } as const;
  return { ...company, surveys: [...surveys, { ...survey, waves: [], uninvited: [] }] };
}

function rungAt({ surveys }: DemoCompany): (contact: number) => readonly Date[] {
  const rung = Map.groupBy(
    surveys.flatMap(({ interviews = [] }) => interviews),
    ({ contact }) => contact,
  );
  return (contact) => (rung.get(contact) ?? []).flatMap(({ calls }) => calls.map(({ at }) => at));
}

function isNear(one: Date, other: Date): boolean {
  return Math.abs(one.getTime() - other.getTime()) < 90 * 24 * hourMs;
}

function closingOf({ contacts }: DemoCompany, complaint: ClosedComplaint, random: () => number): DemoClosing {
  const { caseId, contact, closedAt } = complaint;
  const sentAt = new Date(closedAt.getTime() + askedAfterMs);
  const answers = said(complaint, random);
  const openedAt = new Date(sentAt.getTime() + (0.3 + random() * 50) * hourMs);
  const hasAnswered = random() < answering;
  const language = contacts[contact]?.language ?? 'nl';
  const answered = { at: new Date(openedAt.getTime() + 70_000), answers, voteClass: 'human', language } as const;
  return {
    caseId,
    closedAt,
    invited: hasAnswered
      ? { contact, state: 'sent', sentAt, openedAt, answered }
      : { contact, state: 'sent', sentAt, openedAt: undefined, answered: undefined },
  };
}

/** Drawn for everybody, so that one answer more does not change the others. */
function said({ days }: ClosedComplaint, random: () => number): Answers {
  const content = 3.9 + gaussian(random) * 0.8;
  const mark = (change: number) => clamp(Math.round(content + change + gaussian(random) * 0.6), 1, 5);
  const waited = Math.min(2.5, days * 0.3);
  const satisfaction = mark(-waited / 2);
  const solved = content > 3.6 ? 'yes' : content > 2.9 ? 'partly' : 'no';
  return {
    sat_moment: satisfaction,
    c_solved: solved,
    c_contact: random() < 0.75 ? 'yes' : 'no',
    c_heard: mark(0.5),
    c_helped: mark(-0.2),
    c_valued: mark(0),
    c_outcome: mark(-0.3),
    c_process: mark(0),
    c_time: mark(-waited),
    may_contact: 'no',
  };
}
