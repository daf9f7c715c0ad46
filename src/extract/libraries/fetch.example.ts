import fetchNode from "node-fetch";

const base = "http://prices";

export function price(sku: string) {
  return fetch(`${base}/prices/${sku}?currency=eur`); // => calls GET http://prices/prices/{sku}?currency=eur
}

fetchNode(new URL("/rates", "http://rates:8080"), { method: "POST", body: JSON.stringify({ from: "eur" }) }); // => calls POST http://rates:8080/rates

async function send(path: string, method = "GET") {
  const response = await window.fetch(base + path, { method });
  return response.json();
}
send("/lists", "DELETE"); // => calls DELETE http://prices/lists
send("/lists"); // => calls GET http://prices/lists

const tariff = (name: string) => fetch(`${base}/tariffs/${name}`);
tariff("night"); // => calls GET http://prices/tariffs/night
tariff("day"); // => calls GET http://prices/tariffs/day

function local(fetch: (name: string) => void) {
  fetch("orders");
}
local(() => undefined);
