import { setTimeout as wait } from 'node:timers/promises';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { connectDatabases, type Databases } from '../src/database/connect.ts';
import { makeLog } from '../src/log.ts';
import { makeProduct } from '../src/product.ts';
import type { AnswerAct, AnswerOutcome } from '../src/responses/answer-act.ts';
import { openAnswers, writeActs } from '../src/responses/open-answers.ts';
import { addressOf, environmentOf, type ProcessOrder } from './storm-order.ts';

/** A server of the product, told where everything is. All customers of the storm sit at one address, so it has no limits by address. */
process.once('message', (order: ProcessOrder) => {
  serve(order).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(0));

async function serve(order: ProcessOrder): Promise<void> {
  const { config } = readConfig(environmentOf(order));
  const log = makeLog(config);
  const databases = connectDatabases(addressOf(order.urls), log);
  const product = makeProduct({ config, databases, log });
  const answers = openAnswers(product, {
    isLimited: false,
    ...(order.plant === 'ack-before-commit' ? { write: acknowledgeBeforeCommit(databases) } : {}),
  });
  const app = await buildApp(product, { answers });
  await app.listen({ host: config.host, port: config.port });
  process.send?.('listening');
}

/** The planted fault: says "stored" and stores a moment later, as a queue in memory would. */
function acknowledgeBeforeCommit(databases: Databases) {
  return async (acts: readonly AnswerAct[]): Promise<readonly AnswerOutcome[]> => {
    void wait(300).then(() => writeActs(databases, acts, new Date()).catch(() => undefined));
    return acts.map((act) => ({ state: 'stored', responseId: act.responseId }));
  };
}
