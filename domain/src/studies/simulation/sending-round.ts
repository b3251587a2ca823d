import { defaultBudgetRules } from '../budget-rules.ts';
import { decide } from '../contact-budget.ts';
import type { SendingPorts } from './sending-ports.ts';

/**
 * One round of a worker: take over what others left, decide what is due, send what is planned. It stops before each call of
 * a port, so that whoever drives it can let another worker go first, put it to sleep, or never come back.
 */
export function* sendingRound(ports: SendingPorts): Generator<undefined, void> {
  const { now, store } = ports;
  yield;
  store.recover(now());
  yield;
  for (const mail of store.dueForDecision(now())) yield* decideOne(mail, ports);
  yield;
  for (const mail of store.dueForSending(now())) yield* sendOne(mail, ports);
}

function* decideOne(mail: string, { now, store }: SendingPorts): Generator<undefined, void> {
  yield;
  const snapshot = store.load(mail, now());
  if (snapshot === undefined) return;
  const decision = decide(snapshot.request, snapshot.ledger, defaultBudgetRules, now());
  yield;
  // When the customer changed meanwhile the mail is still due, and the next round decides it.
  store.saveDecision(mail, snapshot.version, decision, now());
}

function* sendOne(mail: string, { now, store, send }: SendingPorts): Generator<undefined, void> {
  yield;
  const claim = store.claim(mail, now());
  if (claim === undefined) return;
  yield;
  const deadline = store.hand(claim, now());
  if (deadline === undefined) return;
  yield;
  const outcome = send(mail, deadline);
  yield;
  store.settle(claim, outcome, now());
}
