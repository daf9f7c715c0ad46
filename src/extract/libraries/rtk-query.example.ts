import { createApi, fetchBaseQuery, retry } from "@reduxjs/toolkit/query/react";

interface Order {
  id: string;
  total: number;
}

const baseQuery = retry(fetchBaseQuery({ baseUrl: "/api/v1/" }), { maxRetries: 2 });

export const shop = createApi({
  reducerPath: "shop",
  baseQuery,
  endpoints: (build) => ({
    orders: build.query<Order[], void>({ query: () => "orders" }), // => calls GET /api/v1/orders
    order: build.query<Order, string>({ query: (id) => `orders/${id}` }), // => calls GET /api/v1/orders/{id}
    place: build.mutation<Order, Partial<Order>>({ query: (body) => ({ url: "orders", method: "POST", body }) }), // => calls POST /api/v1/orders
    local: build.query<number, void>({ queryFn: () => ({ data: 1 }) }),
  }),
});

export const { useOrdersQuery } = shop;

shop.injectEndpoints({
  endpoints: (builder) => ({
    cancel: builder.mutation<void, string>({ // => calls DELETE /api/v1/orders/{id}
      query(id) {
        return { url: `/orders/${id}`, method: "DELETE" };
      },
    }),
  }),
});
