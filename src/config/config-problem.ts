/** What is wrong with a configuration, and with which part of it, as a JSON pointer. */
export interface ConfigProblem {
  pointer: string;
  problem: string;
}
