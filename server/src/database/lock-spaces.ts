/**
 * The first number of every advisory lock of ours, so that no two uses meet, nor one of another program in the same
 * database. `migration` has the second numbers 0 (migrating) and 1 (ensure_score_month, in SQL).
 */
export const lockSpaces = {
  migration: 7301,
  auditChain: 7302,
  nodeLife: 7303,
  waves: 7304,
  setupLink: 7305,
  signIn: 7306,
  touchpoints: 7310,
  apiKeys: 7311,
  traits: 7312,
  savedViews: 7313,
  caseForm: 7320,
  caseMail: 7321,
  calls: 7331,
  visits: 7332,
} as const;
