/** Sending mail. In: nothing. Out: rows, sorted by id. */
import type { Vendor } from "../vendor.js";

export const mailVendors: readonly Vendor[] = [
  { id: "amazon-ses", name: "Amazon SES", category: "mail", packages: ["@aws-sdk/client-ses", "@aws-sdk/client-sesv2", "nodemailer-ses-transport", "node-ses"], hosts: [], source: "docs.aws.amazon.com/ses" },
  { id: "brevo", name: "Brevo (Sendinblue)", category: "mail", packages: ["@getbrevo/brevo", "sib-api-v3-sdk", "sib-api-v3-typescript"], hosts: ["api.brevo.com", "api.sendinblue.com", "smtp-relay.brevo.com", "smtp-relay.sendinblue.com"], source: "developers.brevo.com" },
  { id: "convertkit", name: "Kit (ConvertKit)", category: "mail", packages: [], hosts: ["api.convertkit.com", "api.kit.com"], source: "developers.kit.com" },
  { id: "customer-io", name: "Customer.io", category: "mail", packages: ["customerio-node"], hosts: ["track.customer.io", "api.customer.io", "*.customer.io"], source: "docs.customer.io" },
  { id: "elastic-email", name: "Elastic Email", category: "mail", packages: ["@elasticemail/elasticemail-client"], hosts: ["api.elasticemail.com", "smtp.elasticemail.com"], source: "elasticemail.com/developers" },
  { id: "gov-uk-notify", name: "GOV.UK Notify", category: "mail", packages: ["notifications-node-client"], hosts: ["api.notifications.service.gov.uk"], source: "docs.notifications.service.gov.uk" },
  { id: "klaviyo", name: "Klaviyo", category: "mail", packages: ["klaviyo-api", "node-klaviyo"], hosts: ["a.klaviyo.com", "*.klaviyo.com"], source: "developers.klaviyo.com" },
  { id: "loops", name: "Loops", category: "mail", packages: ["loops"], hosts: ["app.loops.so"], source: "loops.so/docs" },
  { id: "mailchimp", name: "Mailchimp", category: "mail", packages: ["@mailchimp/mailchimp_marketing", "mailchimp-api-v3"], hosts: ["*.api.mailchimp.com"], source: "mailchimp.com/developer" },
  { id: "mailersend", name: "MailerSend", category: "mail", packages: ["mailersend"], hosts: ["api.mailersend.com", "smtp.mailersend.net"], source: "developers.mailersend.com" },
  { id: "mailgun", name: "Mailgun", category: "mail", packages: ["mailgun.js", "mailgun-js", "nodemailer-mailgun-transport"], hosts: ["api.mailgun.net", "api.eu.mailgun.net", "smtp.mailgun.org", "*.mailgun.net"], source: "documentation.mailgun.com" },
  { id: "mailjet", name: "Mailjet", category: "mail", packages: ["node-mailjet"], hosts: ["api.mailjet.com", "api.us.mailjet.com", "in-v3.mailjet.com"], source: "dev.mailjet.com" },
  { id: "mailtrap", name: "Mailtrap", category: "mail", packages: ["mailtrap"], hosts: ["send.api.mailtrap.io", "sandbox.api.mailtrap.io", "smtp.mailtrap.io", "sandbox.smtp.mailtrap.io", "live.smtp.mailtrap.io", "*.mailtrap.io"], source: "api-docs.mailtrap.io" },
  { id: "mandrill", name: "Mailchimp Transactional (Mandrill)", category: "mail", packages: ["@mailchimp/mailchimp_transactional", "mandrill-api"], hosts: ["mandrillapp.com", "smtp.mandrillapp.com"], source: "mailchimp.com/developer/transactional" },
  { id: "plunk", name: "Plunk", category: "mail", packages: ["@plunk/node"], hosts: ["api.useplunk.com"], source: "docs.useplunk.com" },
  { id: "postmark", name: "Postmark", category: "mail", packages: ["postmark", "nodemailer-postmark-transport"], hosts: ["api.postmarkapp.com", "smtp.postmarkapp.com"], source: "postmarkapp.com/developer" },
  { id: "resend", name: "Resend", category: "mail", packages: ["resend"], hosts: ["api.resend.com", "smtp.resend.com"], source: "resend.com/docs" },
  { id: "sendgrid", name: "SendGrid", category: "mail", packages: ["@sendgrid/mail", "@sendgrid/client", "sendgrid", "@ntegral/nestjs-sendgrid", "nodemailer-sendgrid", "nodemailer-sendgrid-transport"], hosts: ["api.sendgrid.com", "smtp.sendgrid.net", "*.sendgrid.com"], source: "sendgrid.com/docs" },
  { id: "smtp", name: "Mail server (SMTP)", category: "mail", packages: ["nodemailer", "@nestjs-modules/mailer", "emailjs", "nodemailer-smtp-transport", "smtp-client"], hosts: ["smtp.gmail.com", "smtp-mail.outlook.com", "smtp.office365.com"], source: "nodemailer.com" },
  { id: "sparkpost", name: "SparkPost", category: "mail", packages: ["sparkpost", "nodemailer-sparkpost-transport"], hosts: ["api.sparkpost.com", "api.eu.sparkpost.com", "smtp.sparkpostmail.com"], source: "developers.sparkpost.com" },
  { id: "zeptomail", name: "ZeptoMail", category: "mail", packages: ["zeptomail"], hosts: ["api.zeptomail.com", "smtp.zeptomail.com"], source: "zoho.com/zeptomail/help" },
];
