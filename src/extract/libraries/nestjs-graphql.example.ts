import { Query as Param } from "@nestjs/common";
import { Args, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from "@nestjs/graphql";

class Order {
  id!: string;
  total!: number;
}

const names = { cancel: "cancelOrder" };

@Resolver(() => Order)
export class OrdersResolver {
  @Query(() => [Order]) // => serves graphql QUERY Query.orders
  async orders(): Promise<Order[]> {
    return [];
  }

  @Query(() => Order, { name: "order", nullable: true }) // => serves graphql QUERY Query.order
  findOne(@Args("id") id: string) {
    return { id, total: 0 };
  }

  @Query("orderCount") // => serves graphql QUERY Query.orderCount
  count() {
    return 0;
  }

  @Mutation({ name: names.cancel }) // => serves graphql MUTATION Mutation.cancelOrder
  cancel(@Args("order") order: Order) {
    return order.id;
  }

  @Subscription(() => Order, { filter: () => true }) // => serves graphql SUBSCRIPTION Subscription.orderPlaced
  orderPlaced() {
    return undefined;
  }

  @ResolveField()
  total(@Parent() order: Order) {
    return order.total;
  }

  search(@Param("q") q: string) {
    return q;
  }
}
