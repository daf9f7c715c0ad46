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

const client = new PrismaClient({ datasourceUrl: process.env.DATABASE_URL }); // => opens prisma {DATABASE_URL}
export const users = () => client.user.count(); // => reads prisma table User

const cache = { user: { findMany: () => [], create: () => undefined } };
cache.user.findMany();
