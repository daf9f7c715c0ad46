import { find, merge } from "./fleet.js";

merge({ id: 1, state: "FREE" });
find(1);

const prices = new Map<string, number>();
export const price = (sku: string) => prices.get(sku);
export const setPrice = (sku: string, value: number) => prices.set(sku, value);

const cars: Map<string, { seats: number }> = new Map();
cars.set("mini", { seats: 4 });
export const seats = (name: string) => cars.get(name)?.seats;

const rideCache = new Map<number, { id: number }>();
export const cached = (id: number) => rideCache.get(id) ?? rideCache.set(id, { id }).get(id);

export function group(rides: { id: number }[]) {
  const byId = new Map<number, { id: number }>();
  for (const ride of rides) byId.set(ride.id, ride);
  return byId.get(1);
}

// @file fleet.ts
interface Driver {
  id: number;
  state: string;
}

const drivers = new Map<number, Driver>();

export function merge(driver: Driver) {
  drivers.set(driver.id, driver); // => writes memory map drivers
}

export const find = (id: number) => drivers.get(id); // => reads memory map drivers

const names = new Map<string, (string | symbol)[]>();

export function note(kind: string, name: string) {
  names.set(kind, [...(names.get(kind) ?? []), name]);
}
