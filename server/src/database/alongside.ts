import type { RawBuilder } from 'kysely';
import type { KeptValues } from './kept-query.ts';

/**
 * What is asked of the database in one trip with who is behind a request, since a request has to ask both. Nobody hears it before it is
 * known who asks, and whoever may not ask never does.
 */
export type Alongside = Readonly<{
  /**
   * A select of one row, a constant of the source, with its values as `namedValue` names them; beneath `bound (workspace_id)`, the
   * workspace that it is bound to.
   */
  select: RawBuilder<unknown>;
  values: KeptValues;
  /** Is told what it came to, once it is known who asked. */
  hear: (row: object, asker: object) => void;
}>;
