/** Words for natural persons, as entities are named; and words around names that say nothing of whose data it is. Source: own, everyday use. */

import type { Whose } from "./category.js";

/** Singular, lower case. */
export const persons: ReadonlySet<string> = new Set(
  ("user person people human individual customer consumer identity patient passenger rider driver guest member employee worker staff colleague manager owner author creator editor reviewer deleter commenter assignee " +
    "recipient sender contact subscriber follower friend student pupil teacher tutor professor instructor doctor physician nurse practitioner candidate applicant claimant insured policyholder beneficiary " +
    "buyer seller purchaser shopper traveller traveler attendee participant player donor visitor lead prospect profile me self myself viewer admin administrator moderator operator actor " +
    "cardholder accountholder holder child mother father spouse groom bride informant witness deceased relative citizen resident voter tester courier chef freelancer artist speaker " +
    "kunde kundin benutzer nutzer mitarbeiter patientin fahrer empfaenger absender cliente usuario empleado paciente utilisateur employe conducteur patiente pessoa persona personne funcionario createdby updatedby by shipping billing principal caller nominee signatory signer dependent dependant guarantor payer payee debtor creditor requester requestor submitter assignor assigner inviter invitee").split(" "),
);

/** Parts of names and paths that hold things of any kind: whose data is inside, the next name further out says. */
export const containers: ReadonlySet<string> = new Set(
  ("data datum item result payload body input request response attribute node edge record detail info information where filter select value values content entity object row entry element list page response output param parameter argument arg option query " +
    "paged paginated pagination set update create upsert delete patch connect include unset properties property meta metadata dto model raw doc document changes change new old current previous prev next before after original address location name contact personal private public basic general core main base extra common full display key keys primary secondary default preferred alternative alternate honorific verifiable verified recovery expiration expiry delivery mailing home work my s n ss sess session").split(" "),
);

/** Ends of a type's name that say what it is for: `CreateUserDto`, `UserResponse`. */
export const typeEndings: ReadonlySet<string> = new Set(
  "dto input request response entity model schema payload body type interface props params param args result output data info details record document view vo bo po dao command cmd query event message msg created updated deleted create update delete object obj item row list page collection connection edge node where unique by filter options resource serializer form doc".split(" "),
);

/** Beginnings of a type's name. */
export const typeBeginnings: ReadonlySet<string> = new Set("create update delete get find list fetch new add remove set register save upsert patch base abstract i public private partial full safe api db".split(" "));

/** Systems that give people identifiers of their own: `user.stripeId` is the user's, `user.workspaceId` is not. */
export const identitySystems: ReadonlySet<string> = new Set("fhir external internal legacy stripe auth0 cognito google apple facebook github gitlab twitter linkedin slack telegram discord ms aad azure entra okta keycloak crm hubspot intercom public unique national oauth oidc saml ldap".split(" "));

/** What else a name can belong to. Singular, lower case; source: own. */
const belongings: Readonly<Record<Exclude<Whose, "person">, ReadonlySet<string>>> = {
  writing: new Set("comment post review reply message note feedback testimonial question answer chat story remark thread discussion conversation".split(" ")),
  login: new Set([...persons, ..."refresh access session reset verification invitation invite auth authentication login password otp magic sso oauth bearer jwt recovery activation confirmation token claim".split(" ")]),
  account: new Set([...persons, "account", "wallet"]),
  mail: new Set("mail email mailer".split(" ")),
  card: new Set("card creditcard debitcard".split(" ")),
};

/** Is it one of these? */
export const belongsTo = (word: string, whose: Whose): boolean => (whose === "person" ? persons : belongings[whose]).has(word);
