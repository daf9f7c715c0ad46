import { Body, Get, JsonController, Param, Post, createExpressServer } from "routing-controllers";
import { Delete } from "./cache";

class Booking {
  seat!: string;
}

@JsonController("/bookings")
export class BookingController {
  @Get() // => serves GET /api/bookings
  list() {
    return [];
  }

  @Get("/:id") // => serves GET /api/bookings/{id}
  one(@Param("id") id: number) {
    return id;
  }

  @Post("/") // => serves POST /api/bookings
  create(@Body() booking: Booking) {
    return booking;
  }

  @Delete("/bookings")
  forget() {
    return undefined;
  }
}

export class Helper {
  @Get("/not-a-controller")
  get() {
    return 1;
  }
}

createExpressServer({ routePrefix: "/api", controllers: [BookingController] }).listen(3000);
