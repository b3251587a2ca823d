import type { ComplimentQuestion } from './compliment.ts';
import type { ConsentQuestion } from './consent.ts';
import type { ContactDetailQuestion } from './contact-detail.ts';
import type { DateQuestion } from './date.ts';
import type { MultipleQuestion } from './multiple.ts';
import type { NumberQuestion } from './number.ts';
import type { OpenQuestion } from './open.ts';
import type { RankingQuestion } from './ranking.ts';
import type { RatingQuestion } from './rating.ts';
import type { SingleQuestion } from './single.ts';
import type { YesNoQuestion } from './yes-no.ts';

/** Every kind of question that has one answer. A new kind is a new file beside this one and a new member here. */
export type Question =
  | RatingQuestion
  | OpenQuestion
  | YesNoQuestion
  | SingleQuestion
  | MultipleQuestion
  | RankingQuestion
  | NumberQuestion
  | DateQuestion
  | ContactDetailQuestion
  | ConsentQuestion
  | ComplimentQuestion;

export type QuestionKind = Question['kind'];
