import nodemailer, { type Transporter } from "nodemailer";
import sendgrid from "nodemailer-sendgrid";

const local = nodemailer.createTransport({ host: "mail.warehouse.example", port: 587, auth: { user: "orders", pass: "x" } });

export class Letters {
  constructor(private readonly transport: Transporter = local) {}

  confirm(to: string, order: string) {
    return this.transport.sendMail({ to, subject: `Order ${order}`, text: "Thank you" }); // => sends to smtp sendMail at smtp://mail.warehouse.example:587
  }
}

const mail = nodemailer.createTransport(process.env.SMTP_URL);
mail.sendMail({ to: "a@b.example", subject: "Invoice" }, (error) => console.log(error)); // => sends to smtp sendMail at {SMTP_URL}
nodemailer.createTransport({ service: "SendGrid", auth: {} }).sendMail({ to: "c@d.example" }); // => sends to sendgrid sendMail
nodemailer.createTransport(sendgrid({ apiKey: "key" })).sendMail({ to: "e@f.example" }); // => sends to sendgrid sendMail
local.verify();

const post = { sendMail: (to: string) => to };
post.sendMail("g@h.example");

// @file mail.service.ts
import { MailerModule, MailerService } from "@nestjs-modules/mailer";
import { Injectable, Module } from "@nestjs/common";

@Injectable()
export class MailService {
  constructor(private readonly mailer: MailerService) {}

  async welcome(user: { email: string }) {
    await this.mailer.sendMail({ to: user.email, template: "welcome", context: { name: user.email } }); // => sends to smtp sendMail at smtp://smtp.example.com
  }
}

@Module({ imports: [MailerModule.forRootAsync({ useFactory: () => ({ transport: { host: "smtp.example.com" } }) })], providers: [MailService] })
export class MailModule {}
