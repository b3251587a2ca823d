const most = 20_000;

/**
 * How long until counts of customers that move are asked for again. Of many each count takes the server some tenths of a second, for
 * everybody who looks, and so many are under way for hours.
 */
export function movingMs(customers: number): number {
  return customers > most ? 10_000 : 2_000;
}
