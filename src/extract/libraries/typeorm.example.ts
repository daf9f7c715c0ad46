import { Injectable, Module } from "@nestjs/common";
import { InjectRepository, TypeOrmModule } from "@nestjs/typeorm";
import { DataSource, type EntityManager, Repository } from "typeorm";
import { configs } from "./configs.js";
import { Flight, SeatMap, Ticket } from "./entities.js";

export const dataSource = new DataSource({ type: "postgres", host: configs.host, database: configs.database, entities: [Flight, SeatMap, Ticket] }); // => opens postgresql {DB_HOST}

@Module({ imports: [TypeOrmModule.forRootAsync({ useFactory: () => ({ type: "postgres", url: process.env.DATABASE_URL }) }), TypeOrmModule.forFeature([Flight])] }) // => opens postgresql {DATABASE_URL}
export class AppModule {}

@Injectable()
export class Flights {
  constructor(
    @InjectRepository(Flight) private readonly flights: Repository<Flight>,
    private readonly source: DataSource,
  ) {}

  show(id: number) {
    return this.flights.findOne({ where: { id }, relations: { seats: true } }); // => reads postgresql table flight; reads postgresql table seat_map
  }

  search(text: string) {
    return this.flights.createQueryBuilder("flight").leftJoinAndSelect("flight.seats", "seats").where("flight.code = :text", { text }).getMany(); // => reads postgresql table flight; reads postgresql table seat_map
  }

  save(flight: Flight) {
    const draft = this.flights.create(flight);
    return this.flights.save(draft); // => writes postgresql table flight
  }

  async book(flight: Flight) {
    await this.source.transaction(async (manager: EntityManager) => {
      await manager.save(Ticket, { flight }); // => writes postgresql table tickets
      await manager.createQueryBuilder().update(Flight).set({ code: "full" }).where("id = 1").execute(); // => writes postgresql table flight
    });
    return this.source.query("SELECT count(*) FROM tickets"); // => reads postgresql table tickets
  }
}

export class Tickets extends Repository<Ticket> {
  recent() {
    return this.find({ take: 10 }); // => reads postgresql table tickets
  }
}

export const sell = async (code: string) => {
  const ticket = new Ticket();
  ticket.code = code;
  await ticket.save(); // => writes postgresql table tickets
  return Ticket.countBy({ code }); // => reads postgresql table tickets
};

export const Seats = dataSource.getRepository(SeatMap).extend({
  free() {
    return this.createQueryBuilder("seat").innerJoin(Flight, "flight", "flight.id = seat.flight").leftJoin("flight.seats", "other").getMany(); // => reads postgresql table flight; reads postgresql table seat_map
  },
});

abstract class Store<T> {
  protected abstract readonly rows: Repository<T>;
  all() {
    return this.rows.find(); // => reads postgresql table flight
  }
}
export class FlightStore extends Store<Flight> {
  protected readonly rows = dataSource.getRepository(Flight);
}
export const all = () => new FlightStore().all();

const list = { find: (name: string) => name, save: (name: string) => name };
list.find("flights");
list.save("flights");

// @file entities.ts
import { BaseEntity, Column, Entity, OneToMany, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class SeatMap {
  @PrimaryGeneratedColumn() id!: number;
}

@Entity()
export class Flight {
  @PrimaryGeneratedColumn() id!: number;
  @Column() code!: string;
  @OneToMany(() => SeatMap, "flight") seats!: SeatMap[];
}

@Entity({ name: "tickets" })
export class Ticket extends BaseEntity {
  @PrimaryGeneratedColumn() id!: number;
  @Column() code!: string;
}

// @file configs.ts
export const configs = { host: process.env.DB_HOST, database: "flights" };
