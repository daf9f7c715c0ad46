/** A cheap look at one source text: is it code to read, and does it listen, export handlers, consume, or draw a page? */

/** What a source file shows about the package it belongs to. */
export type Signal = "listens" | "http-module" | "handler" | "consumes" | "schedules" | "page";

const patterns: Readonly<Record<Signal, RegExp>> = {
  listens: /\.listen\s*\(|NestFactory\s*\.\s*create|\bnew\s+Ignitor\s*\(|\.lift\s*\(|extends\s+(?:\w+\(\s*)*RestApplication\b|\bcreateHTTPServer\s*\(|\bDeno\.serve\s*\(|\bBun\.serve\s*\(|@hono\/node-server|startStandaloneServer\s*\(|\.bindAsync\s*\(|[hH]api\.(?:server|Server)\s*\(|\bserve\s*\(\s*\{?\s*(?:fetch|app)\b/,
  "http-module": /["'](?:node:)?https?2?["']|["'](?:express|koa|fastify|@hapi\/hapi|restify|@nestjs\/core|hono|polka|micro|@grpc\/grpc-js|grpc|ws|socket\.io|@apollo\/server|apollo-server(?:-[a-z]+)?|moleculer|@feathersjs\/[a-z]+|graphql-yoga|net|node:net|connect|h3|@adonisjs\/core|loopback|@loopback\/[a-z]+|sails|egg|@trpc\/server(?:\/adapters\/[\w-]+)?|@adonisjs\/core\/[\w/-]+|@ioc:Adonis\/Core\/\w+|elysia|(?:jsr:)?@oak\/oak(?:@[^"']*)?|https:\/\/deno\.land\/x\/oak@?[^"']*|routing-controllers|inversify-express-utils|router|@tinyhttp\/app|@ts-rest\/(?:express|fastify|nest|serverless[\w/-]*)|@whatwg-node\/server|cloudflare:workers)["']/,
  handler: /exports\.(?:\w*[hH]andler|main)\s*=|export\s+(?:const|let|async\s+function|function)\s+(?:\w*[hH]andler|main)\b.*\b(?:[eE]vent|Handler|middy|APIGateway|Context|SQS|SNS)|:\s*(?:\w+)?Handler(?:<[^=]*>)?\s*=|APIGatewayProxy|:\s*(?:SQS|SNS|S3|Scheduled|DynamoDBStream|EventBridge)\w*Event\b|["']aws-lambda["']|@azure\/functions|@google-cloud\/functions-framework|functions\.(?:https|pubsub|http|cloudEvent)\b|export\s+default\s*\{\s*(?:async\s+)?(?:fetch|scheduled|queue)\s*[(:]|addEventListener\s*\(\s*["']fetch["']/,
  consumes: /\.consume\s*\(|new\s+Worker\s*\(|\beachMessage\b|\beachBatch\b|ReceiveMessageCommand|\.receiveMessage\s*\(|@(?:Processor|EventPattern|MessagePattern|RabbitSubscribe|RabbitRPC|Process)\b|\.process\s*\(\s*(?:async|["'(]|\w+\s*,)|sqs-consumer|createReceiver\s*\(|new\s+\w*(?:Receiver|Consumer|Subscriber)\s*\(|createMicroservice\s*\(|\.subscribe\s*\(\s*(?:\{|["'])/,
  schedules: /@Cron\b|@Interval\b|cron\.schedule\s*\(|new\s+CronJob\s*\(|new\s+Cron\s*\(|scheduleJob\s*\(|setInterval\s*\(|while\s*\(\s*true\s*\)|for\s*\(\s*;\s*;\s*\)/,
  page: /createRoot\s*\(|ReactDOM\.render|createApp\s*\(|bootstrapModule\s*\(|bootstrapApplication\s*\(|angular\.module\s*\(|hydrateRoot\s*\(|new\s+Vue\s*\(|document\.getElementById/,
};

/** The signals of one text. Most are never asked for, so each is looked for when it is. */
export class SourceSignals {
  private readonly known = new Map<Signal, boolean>();

  /** `textOf`: the text is kept elsewhere. */
  constructor(private readonly textOf: () => string) {}

  has(signal: Signal): boolean {
    let shown = this.known.get(signal);
    if (shown === undefined) this.known.set(signal, (shown = patterns[signal].test(this.textOf())));
    return shown;
  }
}

/** What Emscripten writes around compiled C and C++. */
const compiledMark = /The Module object: Our interface to the outside world/;
const generatedMark = /^\s*(?:\/\/|\/\*|\*|#|<!--)(?:.*)(?:@generated\b|\b[cC]ode generated (?:by|from)\b|\bDO NOT (?:EDIT|MODIFY)\b|\b[aA]uto-?(?:matically )?[gG]enerated\b(?:\s+(?:by|from|file|code|using|with|on)\b|[.,;!]|\s*\*?\/?$))/m;

/** Is it compiled from another language? */
export const isCompiled = (text: string): boolean => compiledMark.test(text.slice(0, 1200));

/** Does the head of the file say that a tool wrote it? */
export function saysGenerated(text: string): boolean {
  const head = text.slice(0, 1200);
  return /generated|do not (?:edit|modify)/i.test(head) && generatedMark.test(head.split("\n", 25).join("\n"));
}

/** A picture or a key in a text of one piece: long, but no code. */
const data = /(["'`])[\w+/=:;,.%-]{200,}(?:\1|$)/g;

/** Are the lines too long to be written by people? Judged by the first 64 KB. */
export function looksMinified(text: string): boolean {
  const head = text.slice(0, 64 * 1024);
  return hasLongLines(head) && hasLongLines(head.replace(data, '""'));
}

const hasLongLines = (text: string): boolean => text.length > 2000 && text.length / text.split("\n").length > 500;
