import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const asking = "{search,searchReturnAll,add,modify,modifyDN,del,compare,bind}";

/** http://ldapjs.org/client.html, https://github.com/ldapts/ldapts, https://github.com/vesse/passport-ldapauth */
export const ldap: LibraryModel = {
  id: "ldap",
  title: "LDAP clients",
  packages: ["ldapjs", "ldapts", "ldapjs-client", "passport-ldapauth", "ldapauth-fork", "activedirectory2", "activedirectory"],
  category: "third-party",
  finds: "what a directory is asked, with its address",
  cannotSee: "which attributes are read",
  aliases: { ".{createClient,Client,LdapClient}()": "()", ".default": "" },
  uses: [
    { on: `().${asking}`, facts: asked },
    { on: "{,.Strategy}", facts: (use) => logins(use) },
    { on: "().{authenticate,findUser,findUsers,getGroupMembershipForUser,isUserMemberOf}", facts: asked },
  ],
};

const urlIn = (options: ValueView | undefined): ValueView | undefined => (options?.prop("server").exists ? options.prop("server").prop("url") : options?.prop("url"));

function asked(use: CallUse): Draft[] {
  const maker = ["createClient", "Client", "LdapClient", ""].map((name) => use.made(name)).find((one) => one !== undefined);
  return directory(use.member, urlIn(maker?.arg(0)));
}

/** Strategies of Passport ask with every login. */
const logins = (use: CallUse): Draft[] => (use.receiver.library()?.package === "passport-ldapauth" || use.arg(0).prop("server").exists ? directory("authenticate", urlIn(use.arg(0))) : []);

function directory(operation: string, url: ValueView | undefined): Draft[] {
  const host = url?.elements()[0]?.text() ?? [];
  return [{ type: "external-use", vendor: "ldap", operation, ...(host.length ? { host } : {}) }];
}
