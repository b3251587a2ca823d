import { expect, test } from 'vitest';
import { demoCustomer } from './demo-customers.ts';
import { makeRandom } from './make-random.ts';

const dayMs = 86_400_000;

test.each([0, 7, 12, 20])(
  'nothing of the sample happens after now, or after a customer left, at %i o’clock',
  (hour) => {
    const now = new Date(Date.UTC(2026, 10, 22, hour, 30));
    const random = makeRandom(hour);
    for (let place = 0; place < 3000; place += 1) {
      const addedAt = new Date(now.getTime() - (370 + random() * 300) * dayMs);
      const { events, leftAt } = demoCustomer(place, addedAt, now, random);
      const until = leftAt ?? now;
      expect(until.getTime()).toBeLessThanOrEqual(now.getTime());
      for (const event of events) {
        expect(event.at.getTime()).toBeLessThanOrEqual(until.getTime());
        expect(event.at.getTime()).toBeGreaterThanOrEqual(addedAt.getTime());
      }
      const delivered = new Map(events.map(({ kind, externalId, at }) => [`${kind} ${externalId}`, at]));
      for (const { kind, externalId, at } of events) {
        if (kind !== 'order_placed') continue;
        expect(delivered.get(`order_delivered ${externalId}`)?.getTime()).toBeGreaterThanOrEqual(at.getTime());
      }
    }
  },
);
