import { Injectable } from "@nestjs/common";
import { type Prisma, PrismaClient } from "@prisma/client";

@Injectable()
export class PrismaService extends PrismaClient {
  async onModuleInit() {
    await this.$connect();
  }
}

@Injectable()
export class Orders {
  constructor(private readonly prisma: PrismaService) {}

  list() {
    return this.prisma.order.findMany({ where: { open: true } }); // => reads prisma table Order
  }

  async pay(id: string) {
    await this.prisma.$transaction(async (tx) => {
      await tx.order.update({ where: { id }, data: { paid: true } }); // => writes prisma table Order
      await log(tx, id);
    });
    return this.prisma.$queryRaw`SELECT count(*) FROM "payments" WHERE id = ${id}`; // => reads prisma table payments
  }
}

const log = (tx: Prisma.TransactionClient, id: string) => tx.orderEvent.create({ data: { id, text: "paid" } }); // => writes prisma table OrderEvent

export const orders = (db: PrismaClient) => db.order.findMany({ include: { lines: { include: { product: true } } } }); // => reads prisma table Order; reads prisma table Order>lines; reads prisma table Order>lines>product
export const place = (db: PrismaClient, sku: string) => db.order.create({ data: { open: true, lines: { create: [{ sku }] }, buyer: { connect: { id: 1 } } } }); // => writes prisma table Order; writes prisma table Order>lines

const kept = globalThis as unknown as { prisma?: PrismaClient };
export const shared = kept.prisma ?? new PrismaClient();
export const count = () => shared.payment.count(); // => reads prisma table Payment

function remember<T>(name: string, make: () => T): T {
  const all = globalThis as unknown as { remembered?: Map<string, unknown> };
  all.remembered ??= new Map();
  if (!all.remembered.has(name)) all.remembered.set(name, make());
  return all.remembered.get(name) as T;
}
const remembered = remember("prisma", () => new PrismaClient());
export const invoices = () => remembered.invoice.findMany(); // => reads prisma table Invoice

const client = new PrismaClient({ datasourceUrl: process.env.DATABASE_URL }); // => opens prisma {DATABASE_URL}
export const users = () => client.user.count(); // => reads prisma table User

const cache = { user: { findMany: () => [], create: () => undefined } };
cache.user.findMany();
