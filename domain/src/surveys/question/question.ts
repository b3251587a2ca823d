import type { OpenQuestion } from './open.ts';
import type { RatingQuestion } from './rating.ts';
import type { YesNoQuestion } from './yes-no.ts';

/** Every kind of question. A new kind is a new file beside this one and a new member here. */
export type Question = RatingQuestion | OpenQuestion | YesNoQuestion;

export type QuestionKind = Question['kind'];
