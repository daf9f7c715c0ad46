import { HttpClient } from "@angular/common/http";
import { Injectable, inject } from "@angular/core";
import { environment } from "./environment";

interface Order {
  id: string;
  total: number;
}

@Injectable({ providedIn: "root" })
export class OrdersService {
  private readonly base = `${environment.apiUrl}/orders`;

  constructor(private http: HttpClient) {}

  all() {
    return this.http.get<Order[]>(this.base); // => calls GET /api/orders
  }

  create(order: Order) {
    return this.http.post<Order>(this.base, order).pipe(); // => calls POST /api/orders
  }

  remove(id: string) {
    return this.http.request("delete", `${this.base}/${id}`); // => calls DELETE /api/orders/{id}
  }
}

@Injectable()
export class UsersService {
  private http = inject(HttpClient);
  private orders = inject(OrdersService);
  private cache = new Map<string, Order>();

  me() {
    this.cache.get("/users/me");
    return this.http.get("/api/users/me", { params: { full: true } }); // => calls GET /api/users/me
  }
}

// @file environment.ts
export const environment = { production: true, apiUrl: "/api" };
