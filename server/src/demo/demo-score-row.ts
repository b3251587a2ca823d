import { languageLetter } from '../responses/language-letter.ts';
import type { DemoAnswer } from './demo-company.ts';
import type { PlainRow } from './store.ts';

type Scored = Readonly<{
  answer: DemoAnswer;
  channel: string;
  responseId: string;
  scores: readonly (number | null)[];
  traits: PlainRow;
}>;

export function scoreRow(shared: PlainRow, { answer, channel, responseId, scores, traits }: Scored): PlainRow {
  return {
    ...shared,
    day: answer.at.toISOString().slice(0, 10),
    response_id: responseId,
    answered_at: answer.at,
    vote_class: answer.voteClass.charAt(0),
    is_test: false,
    is_complete: true,
    language: languageLetter(answer.language),
    channel: channel.charAt(0),
    ...Object.fromEntries(scores.map((score, slot) => [`q${slot}`, score])),
    ...traits,
  };
}
