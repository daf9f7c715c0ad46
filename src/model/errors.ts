/** An expected failure: what is wrong, where, and what to do. Ends the run with exit code 2 and without a stack. */
export class UserError extends Error {
  constructor(
    what: string,
    readonly remedy?: string,
  ) {
    super(what);
    this.name = "UserError";
  }
}
