import type { IdeaState, ToldState } from '@voldaan/domain/ideas/idea-state';
import type { SaidEffect } from '@voldaan/domain/ideas/said-effect';
import type { Language } from '@voldaan/domain/language';
import type { Generated } from 'kysely';
import type { DefaultJson, Json, MaybeTime, Time } from './column-types.ts';

/** What customers suggest, and what becomes of it (0059-ideas.sql). */
export type IdeaTables = {
  idea: IdeaTable;
  idea_move: IdeaMoveTable;
  idea_case: IdeaCaseTable;
  idea_telling: IdeaTellingTable;
  idea_vote: IdeaVoteTable;
  idea_board: IdeaBoardTable;
};

/** What everybody may read, in the languages that staff wrote it in. */
export type PublicTexts = Partial<Readonly<Record<Language, Readonly<{ title: string; text: string; done: string }>>>>;

/** One text in the languages that somebody wrote it in. */
export type SomeLanguages = Partial<Readonly<Record<Language, string>>>;

type IdeaTable = {
  workspace_id: string;
  id: string;
  title: string;
  description: Generated<string>;
  state: Generated<IdeaState>;
  revision: Generated<number>;
  made_by: string;
  made_at: Time;
  changed_at: Time;
  merged_into: string | null;
  action_id: string | null;
  public_texts: DefaultJson<PublicTexts>;
  published_at: MaybeTime;
  told_at: MaybeTime;
  effect: DefaultJson<SaidEffect | null>;
};

type IdeaMoveTable = {
  workspace_id: string;
  idea_id: string;
  sequence: number;
  state: ToldState;
  words: Json<SomeLanguages>;
  staff_id: string;
  at: Time;
};

type IdeaCaseTable = { workspace_id: string; case_id: string; idea_id: string; joined_by: string; joined_at: Time };

type IdeaTellingTable = { workspace_id: string; case_id: string; state: ToldState; at: Time; is_mailed: boolean };

type IdeaVoteTable = { workspace_id: string; idea_id: string; voter: Buffer; at: Time };

type IdeaBoardTable = { workspace_id: string; is_open: Generated<boolean>; changed_at: Time };
