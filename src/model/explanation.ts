/** How a value was found, or at which step the search stopped. In: nothing. Out: types only. */

/** What the code says in one line, as each service that reaches it sees it. */
export interface Explanation {
  /** System-relative. */
  file: string;
  /** From 1. */
  line: number;
  services: ServiceExplanation[];
}

export interface ServiceExplanation {
  service: string;
  /** Calls and decorators of the line, in order. */
  uses: UseExplanation[];
  /** What the deployment gives the environment variables that the uses name. */
  environment: { name: string; value: string; file: string; line: number }[];
}

export interface UseExplanation {
  /** As written, shortened. */
  written: string;
  column: number;
  /** Title of the library model that knows the call. */
  library?: string;
  /** What it says, in words; empty: nothing. */
  facts: string[];
  /** Why it says nothing, or what keeps a value from being known, and what would help. */
  stops: string[];
  /** One list for the use as it stands, and one for each caller through which it was decided. */
  ways: ExplainedWay[];
}

export interface ExplainedWay {
  /** The caller, if the question moved there. */
  caller?: { written: string; file: string; line: number };
  steps: ExplainedStep[];
}

/** One expression that was asked about. */
export interface ExplainedStep {
  written: string;
  file: string;
  line: number;
  /** What it can be; unknown parts in braces. */
  value: string;
  steps: ExplainedStep[];
}
