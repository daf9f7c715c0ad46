/** A category of personal data. In: nothing. Out: the types of the rows of the two tables beside this file. */

/** How careful one has to be with it: our own grades, for the taxonomy has none. */
export type Sensitivity = "internal" | "confidential" | "restricted";

/** A key of the IAB Tech Lab Privacy Taxonomy (Fideslang, CC BY 4.0). */
export interface Category {
  key: string;
  /** Title in the taxonomy. */
  name: string;
  sensitivity: Sensitivity;
  /** A special category of data in the sense of Article 9 GDPR. */
  article9?: true;
  /** Name of the concept in the W3C Data Privacy Vocabulary, `https://w3id.org/dpv/pd#…`. */
  dpv?: string;
}

/** What a name has to belong to: a natural person, what a person has written, a login, an account with money, a payment card, a mail. */
export type Whose = "person" | "writing" | "login" | "account" | "card" | "mail";

/** Names of fields that hold data of a category. */
export interface Term {
  key: string;
  /** Names without separators, in lower case: `dateofbirth` is `dateOfBirth`, `date_of_birth` and `date-of-birth`. The end of a field's name must be one of them. */
  names: string;
  /** Says it only of these: `name` of a passenger, not of a product. */
  of?: Whose;
  /** Says it only inside of something called an address, or beside other parts of one: a `state` is mostly another state. */
  inAddress?: true;
  /** Holds only for these kinds of values; any, if absent. What is true or false is never such data. */
  types?: readonly ("string" | "number")[];
  /** Where the words come from. */
  source: string;
}
