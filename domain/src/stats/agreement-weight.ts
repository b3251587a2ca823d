export type AgreementWeighting = 'none' | 'linear' | 'quadratic';

/**
 * How much two codes agree: 1 on the diagonal, less the further they lie apart.
 *
 * Use with cohen-kappa.ts on ordered codes such as severity. When not to use: linear or quadratic weights on codes without
 * an order.
 *
 * Source: Cohen 1968, Psychological Bulletin 70, 213-220.
 *
 * @example
 * agreementWeight(0, 1, { codes: 3, weighting: 'linear' }); // 0.5
 */
export function agreementWeight(
  row: number,
  column: number,
  { codes, weighting }: { readonly codes: number; readonly weighting: AgreementWeighting },
): number {
  if (row === column) return 1;
  const distance = Math.abs(row - column) / (codes - 1);
  switch (weighting) {
    case 'none':
      return 0;
    case 'linear':
      return 1 - distance;
    case 'quadratic':
      return 1 - distance * distance;
  }
}
