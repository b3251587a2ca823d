import type { Localised } from '../../language.ts';

export type OpenQuestion = Readonly<{
  kind: 'open';
  id: string;
  item: string;
  text: Localised;
  required: boolean;
  /** Most characters (code points) that are taken; at most 10,000. */
  lengthMax: number;
}>;
