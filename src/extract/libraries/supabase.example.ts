import { createClient } from "@supabase/supabase-js";

const supabase = createClient(process.env.SUPABASE_URL ?? "", process.env.SUPABASE_KEY ?? ""); // => opens postgresql {SUPABASE_URL}

export const orders = (customer: string) => supabase.from("orders").select("id, total, lines(sku, price), buyer:customers!inner(name)").eq("customer_id", customer); // => reads postgresql table customers; reads postgresql table lines; reads postgresql table orders
export const place = async (total: number) => {
  const { data } = await supabase.from("orders").insert({ total }).select("id").single(); // => writes postgresql table orders
  return data;
};
export const close = (id: number) => supabase.schema("archive").from("old_orders").delete().eq("id", id); // => writes postgresql table old_orders
export const receipt = (id: number, file: Blob) => supabase.storage.from("receipts").upload(`${id}.pdf`, file); // => writes supabase.storage bucket receipts
export const count = () => supabase.rpc("count_orders"); // => sends to supabase rpc

export const letters = Array.from("orders").map((one) => one);
