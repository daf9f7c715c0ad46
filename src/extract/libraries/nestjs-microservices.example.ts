import { Controller, Inject, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { Client, ClientGrpc, ClientKafka, ClientProxy, ClientProxyFactory, ClientsModule, EventPattern, GrpcMethod, MessagePattern, Payload, Transport } from "@nestjs/microservices";
import { EventEmitter } from "node:events";
import { BrokerModule } from "./broker.module";

class Order {
  id!: string;
}

interface UsersClient {
  findOne(request: { id: string }): Promise<{ name: string }>;
}

@Module({
  imports: [
    ClientsModule.register([{ name: "PAYMENTS", transport: Transport.TCP, options: { host: "payments", port: 4001 } }]),
    ClientsModule.registerAsync([{ name: "AUDIT", useFactory: () => ({ transport: Transport.KAFKA, options: { client: { brokers: ["kafka:9092"] } } }) }]),
    BrokerModule.register({ name: "MAILER" }),
  ],
  providers: [{ provide: "USERS", useFactory: () => ClientProxyFactory.create({ transport: Transport.GRPC, options: { package: "users", protoPath: "users.proto", url: process.env.USERS_URL } }) }],
})
export class OrdersModule {}

@Controller()
export class OrdersController {
  @Client({ transport: Transport.NATS, options: { servers: ["nats://nats:4222"] } })
  private readonly stock!: ClientProxy;
  private users!: UsersClient;

  constructor(
    @Inject("PAYMENTS") private readonly payments: ClientProxy,
    @Inject("AUDIT") private readonly audit: ClientKafka,
    @Inject("MAILER") private readonly mailer: ClientProxy,
    @Inject("USERS") private readonly grpc: ClientGrpc,
    private readonly local: EventEmitter,
  ) {}

  onModuleInit() {
    this.users = this.grpc.getService<UsersClient>("UsersService");
  }

  @MessagePattern({ version: 1, cmd: "place" }) // => serves kafka {"cmd":"place","version":"1"}; serves rabbitmq {"cmd":"place","version":"1"}
  async place(@Payload() order: Order) {
    await this.users.findOne({ id: order.id }); // => calls grpc users.UsersService/FindOne at {USERS_URL}
    this.payments.send({ cmd: "charge" }, { id: order.id }); // => calls tcp {"cmd":"charge"} at payments:4001
    this.audit.emit("order.placed", { id: order.id }); // => publishes kafka topic order.placed
    this.mailer.emit("order_placed", { id: order.id }); // => publishes rabbitmq event order_placed
    this.stock.send("stock.reserve", { id: order.id }); // => calls nats stock.reserve
    this.local.emit("order.placed", order);
  }

  @EventPattern("payment.settled", Transport.KAFKA) // => consumes kafka topic payment.settled
  settled(@Payload() order: Order) {
    return order.id;
  }

  @GrpcMethod("OrdersService") // => serves grpc OrdersService/FindOne
  findOne(order: Order) {
    return order;
  }
}

async function bootstrap() {
  const app = await NestFactory.create(OrdersModule);
  app.connectMicroservice({ transport: Transport.KAFKA, options: {} });
  app.connectMicroservice(app.get(BrokerOptions).of("orders"));
  await app.startAllMicroservices();
}
bootstrap();

class BrokerOptions {
  of(queue: string) {
    return { transport: Transport.RMQ, options: { queue } };
  }
}

// @file broker.module.ts
import { type DynamicModule, Module } from "@nestjs/common";
import { ClientsModule, Transport } from "@nestjs/microservices";

@Module({})
export class BrokerModule {
  static register({ name }: { name: string }): DynamicModule {
    return {
      module: BrokerModule,
      imports: [ClientsModule.registerAsync([{ name, useFactory: () => ({ transport: Transport.RMQ, options: { urls: ["amqp://rabbitmq"], queue: process.env[`${name}_QUEUE`] } }) }])],
      exports: [ClientsModule],
    };
  }
}
