import { WaitingCustomers } from '../complaints/waiting.tsx';
import { Overview } from '../metrics/overview.tsx';

/** What a company opens with: who waits for a word, then what everybody said. */
export function OverviewScreen() {
  return (
    <>
      <WaitingCustomers />
      <Overview />
    </>
  );
}
