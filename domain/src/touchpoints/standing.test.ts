import { describe, expect, test } from 'vitest';
import { type CustomerFacts, type Standing, standingAfter } from './standing.ts';

const monday = new Date('2026-03-02T09:00:00Z');
const tuesday = new Date('2026-03-03T09:00:00Z');
const friday = new Date('2026-03-06T09:00:00Z');

const customer: Standing = {
  lifecycle: 'customer',
  customerSince: null,
  leftAt: null,
  heardAt: null,
  openComplaints: 0,
  complaintSince: null,
};
const nothing: CustomerFacts = {
  heardAt: null,
  firstBoughtAt: null,
  lastBoughtAt: null,
  endedAt: null,
  openComplaints: 0,
  complaintSince: null,
};
const noNews = { hasBought: false, hasEnded: false, hasComplained: false };

function after(standing: Standing, facts: Partial<CustomerFacts>, news: Partial<typeof noNews>): Standing {
  return standingAfter(standing, {
    facts: { ...nothing, ...facts },
    news: { ...noNews, ...news },
    changedAt: tuesday,
  });
}

describe('how a customer stands after news', () => {
  test('a first order makes a prospect a customer from that day', () => {
    const bought = { firstBoughtAt: monday, lastBoughtAt: tuesday, heardAt: tuesday };
    const prospect: Standing = { ...customer, lifecycle: 'prospect' };
    expect(after(prospect, bought, { hasBought: true })).toMatchObject({
      lifecycle: 'customer',
      customerSince: monday,
      heardAt: tuesday,
    });
  });

  test('an older order moves the first day back, a newer one does not move it on', () => {
    const known: Standing = { ...customer, customerSince: tuesday };
    expect(after(known, { firstBoughtAt: monday, lastBoughtAt: monday }, { hasBought: true }).customerSince).toBe(
      monday,
    );
    expect(after(known, { firstBoughtAt: friday, lastBoughtAt: friday }, { hasBought: true }).customerSince).toBe(
      tuesday,
    );
  });

  test('a subscription that ended makes a former customer, on the day it ended', () => {
    const ended = after(customer, { lastBoughtAt: monday, endedAt: friday }, { hasEnded: true });
    expect(ended).toMatchObject({ lifecycle: 'former', leftAt: friday });
  });

  test('who bought after one subscription ended has not left', () => {
    const still = after(customer, { lastBoughtAt: friday, endedAt: monday }, { hasEnded: true });
    expect(still).toMatchObject({ lifecycle: 'customer', leftAt: null });
  });

  test('an order from before somebody left, told late, does not bring them back; a later one does', () => {
    const gone: Standing = { ...customer, lifecycle: 'former', leftAt: tuesday };
    expect(after(gone, { lastBoughtAt: monday }, { hasBought: true })).toMatchObject({ lifecycle: 'former' });
    expect(after(gone, { lastBoughtAt: friday }, { hasBought: true })).toMatchObject({
      lifecycle: 'customer',
      leftAt: null,
    });
  });

  test('who was made a former customer by hand stays one at news from before that', () => {
    const gone: Standing = { ...customer, lifecycle: 'former' };
    expect(after(gone, { lastBoughtAt: monday }, { hasBought: true }).lifecycle).toBe('former');
    expect(after(gone, { lastBoughtAt: friday }, { hasBought: true }).lifecycle).toBe('customer');
  });

  test('a lifecycle set by hand is not undone by news of something else', () => {
    const back: Standing = { ...customer, lifecycle: 'customer' };
    expect(after(back, { endedAt: friday, heardAt: friday }, {})).toMatchObject({
      lifecycle: 'customer',
      heardAt: friday,
    });
  });

  test('complaints are counted anew only at news of a complaint', () => {
    const complained: Standing = { ...customer, openComplaints: 2, complaintSince: monday };
    expect(after(complained, {}, {})).toMatchObject({ openComplaints: 2, complaintSince: monday });
    const solved = after(complained, { openComplaints: 1, complaintSince: tuesday }, { hasComplained: true });
    expect(solved).toMatchObject({ openComplaints: 1, complaintSince: tuesday });
  });
});
