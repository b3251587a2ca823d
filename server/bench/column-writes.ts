import { noTraits, type TraitCodes } from '@voldaan/domain/responses/trait-code';
import type pg from 'pg';
import type { Databases } from '../src/database/connect.ts';
import type { AnswerAct, AnswerOutcome } from '../src/responses/answer-act.ts';
import { storeActs } from '../src/responses/store.ts';

type Write = (acts: readonly AnswerAct[]) => Promise<readonly AnswerOutcome[]>;

const tenTraits: TraitCodes = Array.from({ length: 14 }, (_, slot) => (slot < 4 ? null : 1));

/** As the product writes a batch, of responses that carry ten traits. */
export function writeWithColumns(databases: Databases): Write {
  return writing(databases, tenTraits, (connection) => connection);
}

/** The same, but nothing is said of it to whoever keeps columns. */
export function writeWithoutColumns(databases: Databases): Write {
  return writing(databases, tenTraits, unmarking);
}

/** A batch whose responses carry no trait either: nobody could ask for a group of customers. */
export function writeWithoutTraits(databases: Databases): Write {
  return writing(databases, noTraits, unmarking);
}

function writing(
  { answerPool }: Databases,
  traits: TraitCodes,
  over: (connection: pg.PoolClient) => pg.PoolClient,
): Write {
  return async (acts) => {
    const connection = await answerPool.connect();
    try {
      const own = acts.map((act) => ({ ...act, traits }));
      return await storeActs(over(connection), own, new Date());
    } finally {
      connection.release();
    }
  };
}

/** The same connection, but a batch's statement goes without the part that marks scores. */
function unmarking(connection: pg.PoolClient): pg.PoolClient {
  const query = (sent: pg.QueryConfig) => {
    const text = sent.text.replace(/, marked as \([\s\S]*?\n\)/, '');
    if (text === sent.text) throw new Error('the statement of a batch has no part that marks scores');
    return connection.query({ ...sent, name: `${sent.name}-unmarked`, text });
  };
  return Object.assign(Object.create(connection), { query });
}
