const ldap = require("ldapjs");
const LdapStrategy = require("passport-ldapauth");
const passport = require("passport");

const client = ldap.createClient({ url: ["ldap://directory.example.com:389"] });

function find(name, done) {
  client.search("ou=people", { filter: `(cn=${name})` }, done); // => sends to ldap search at ldap://directory.example.com:389
}

client.on("error", console.error);
passport.use(new LdapStrategy({ server: { url: process.env.LDAP_URL, searchBase: "ou=people" } })); // => sends to ldap authenticate at {LDAP_URL}

const list = { search: (text) => text };
list.search("Ada");
find("Ada", () => {});
