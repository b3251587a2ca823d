import type { DemoCompany, DemoInvitation, DemoSurvey } from './demo-company.ts';
import { relationAnswers } from './demo-relation.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const afterDays = 7;
/** Who needs a reminder is a little less satisfied, as is usual (Armstrong & Overton 1977). */
const lateMood = -0.9;
const lateShare = 0.17;

/** The same company, which reminded once of the survey of the relation after a week; some answered only then. */
export function withReminders(company: DemoCompany, now: Date, random: () => number): DemoCompany {
  return {
    ...company,
    surveys: company.surveys.map((survey) =>
      survey.questionnaire === 'relation' ? reminded(company, survey, { now, random }) : survey,
    ),
  };
}

type Course = Readonly<{ now: Date; random: () => number }>;

function reminded(company: DemoCompany, survey: DemoSurvey, course: Course): DemoSurvey {
  return {
    ...survey,
    waves: survey.waves.map((wave) => ({
      ...wave,
      invitations: wave.invitations.map((invitation) => {
        const language = company.contacts[invitation.contact]?.language ?? 'nl';
        return remind(invitation, { ...course, language });
      }),
    })),
  };
}

function remind(
  invitation: DemoInvitation,
  { now, random, language }: Course & Readonly<{ language: 'nl' | 'nb' | 'en' }>,
): DemoInvitation {
  const answersLate = random() < lateShare;
  const remindedAt = new Date(invitation.sentAt.getTime() + afterDays * dayMs);
  if (invitation.state !== 'sent' || invitation.answered !== undefined || remindedAt >= now) return invitation;
  const at = new Date(remindedAt.getTime() + (0.5 + random() * 90) * hourMs);
  if (!answersLate || at >= now) return { ...invitation, remindedAt };
  const answers = relationAnswers({ mood: lateMood, language, random });
  const openedAt = invitation.openedAt ?? new Date(at.getTime() - 40_000);
  return { ...invitation, remindedAt, openedAt, answered: { at, answers, voteClass: 'human', language } };
}
