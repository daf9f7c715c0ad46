/** What counts as data of a person. In: a label. Out: yes or no. */
import type { Field, PersonalDataLabel } from "./graph.js";

/** Credentials of machines are labelled as well, but are no data of persons. */
export const isOfPerson = ({ key }: PersonalDataLabel): boolean => key === "user" || key.startsWith("user.");

/** The label of a field that holds data of a person. */
export const personalLabel = ({ personal }: Field): PersonalDataLabel | undefined => (personal && isOfPerson(personal) ? personal : undefined);
