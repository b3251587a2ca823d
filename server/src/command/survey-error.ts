/** A survey file or a survey that the command was asked about cannot be worked on. */
export class SurveyCommandError extends Error {
  override readonly name = 'SurveyCommandError';
}
