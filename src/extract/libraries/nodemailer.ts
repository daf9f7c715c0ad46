import { vendorOfPackage } from "../../knowledge/vendors.js";
import type { Draft } from "./draft.js";
import { urlOfOptions } from "./http-options.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://nodemailer.com/smtp, https://nest-modules.github.io/mailer: the transport says through whom mails go. */
export const nodemailer: LibraryModel = {
  id: "nodemailer",
  title: "Nodemailer",
  packages: ["nodemailer", "@nestjs-modules/mailer", "nodemailer-smtp-transport"],
  category: "third-party",
  finds: "mails that are sent, with their fields, to the mail server or the vendor that the transport names",
  cannotSee: "mail servers whose address is only set at run time: they are one party, SMTP",
  aliases: { ".default": "", ".Transporter()": ".createTransport()", ".Mail()": ".createTransport()" },
  uses: [
    { on: ".createTransport().sendMail", facts: (use) => sent(use, use.made("createTransport")?.arg(0)) },
    { on: ".MailerService().sendMail", facts: (use) => sent(use, moduleTransport(use)) },
  ],
};

function sent(use: CallUse, transport: ValueView | undefined): Draft[] {
  const request = use.arg(0).shape();
  const host = transport ? addressOf(transport) : [];
  return [{ type: "external-use", vendor: vendorOf(transport) ?? "smtp", operation: "sendMail", ...(host.length ? { host } : {}), ...(request ? { request } : {}) }];
}

function addressOf(transport: ValueView): ReturnType<ValueView["text"]> {
  if (!transport.is("object")) return transport.is("text") ? transport.text() : [];
  return urlOfOptions(transport, "smtp");
}

/** Transports of other packages, and of Amazon SES, lead to their vendor. */
function vendorOf(transport: ValueView | undefined): string | undefined {
  if (transport?.is("object") && transport.prop("SES").exists) return "amazon-ses";
  const service = transport?.prop("service").constant()?.toLowerCase();
  const name = transport?.library()?.package;
  const byPackage = name === undefined || name.startsWith("nodemailer-smtp") ? undefined : vendorOfPackage(name)?.id;
  return byPackage ?? (service !== undefined && bulkMailers.has(service) ? service : undefined);
}

/** Well-known services of Nodemailer that are vendors of the table under the same name. */
const bulkMailers = new Set(["brevo", "mailgun", "mailjet", "mandrill", "postmark", "sendgrid", "sparkpost"]);

/** `MailerModule.forRoot({ transport })`: one per application. */
function moduleTransport(use: CallUse): ValueView | undefined {
  const given = use.callsOf(".MailerModule.forRoot").map((one) => one.arg(0).prop("transport"));
  const computed = use.callsOf(".MailerModule.forRootAsync").map((one) => one.arg(0).prop("useFactory").returned().prop("transport"));
  return [...given, ...computed].find((one) => one.exists);
}
