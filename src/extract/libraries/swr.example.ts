import useSWR from "swr";
import useSWRMutation from "swr/mutation";

const fetcher = (url: string) => fetch(url).then((response) => response.json());

export function useOrder(id: string) {
  const { data } = useSWR(`/api/orders/${id}`, fetcher); // => calls GET /api/orders/{id}
  const orders = useSWR("/api/orders", (path) => fetch(path + "?open=1").then((response) => response.json())); // => calls GET /api/orders?open=1
  return { data, orders };
}

async function send(url: string, { arg }: { arg: { sku: string } }) {
  await fetch(url, { method: "POST", body: JSON.stringify(arg) });
}

export function useBasket() {
  const basket = useSWR(id() ? "/api/basket" : null); // => calls GET /api/basket
  const { trigger } = useSWRMutation("/api/basket/items", send); // => calls POST /api/basket/items
  const theme = useSWR("theme", () => localStorage.getItem("theme"));
  return { basket, trigger, theme };
}

function id() {
  return localStorage.getItem("basket");
}
