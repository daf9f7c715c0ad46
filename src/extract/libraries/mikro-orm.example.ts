import { Entity, EntityRepository, PrimaryKey, Property } from "@mikro-orm/core";
import { InjectRepository } from "@mikro-orm/nestjs";
import { EntityManager, MikroORM } from "@mikro-orm/postgresql";

@Entity()
export class OrderLine {
  @PrimaryKey() id!: number;
  @Property() sku!: string;
}

@Entity({ tableName: "customers" })
export class Customer {
  @PrimaryKey() id!: number;
}

export const start = () => MikroORM.init({ dbName: "shop", clientUrl: process.env.DATABASE_URL, entities: [OrderLine, Customer] }); // => opens postgresql {DATABASE_URL}

export class Lines {
  constructor(
    private readonly em: EntityManager,
    @InjectRepository(Customer) private readonly customers: EntityRepository<Customer>,
  ) {}

  all(customer: number) {
    return Promise.all([this.customers.findOne({ id: customer }), this.em.find(OrderLine, { sku: "a" })]); // => reads postgresql table customers; reads postgresql table order_line
  }

  async add(sku: string) {
    const line = new OrderLine();
    line.sku = sku;
    await this.em.persistAndFlush(line); // => writes postgresql table order_line
    await this.em.createQueryBuilder(OrderLine).update({ sku }).where({ id: 1 }).execute(); // => writes postgresql table order_line
    return this.em.getConnection().execute("SELECT count(*) FROM order_line"); // => reads postgresql table order_line
  }
}

const list = { find: (name: string) => name };
list.find("customers");
