import type { Localised } from '../../language.ts';

/** A permission or a fact: `yes` or `no`, never a tick box, so that "no" is an answer too. */
export type YesNoQuestion = Readonly<{
  kind: 'yes-no';
  id: string;
  item: string;
  text: Localised;
  required: boolean;
}>;
