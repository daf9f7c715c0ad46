import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "./api.js";
import { sendPasswordResetEmail } from "supertokens-auth-react/recipe/emailpassword";
import Stripe from "stripe";

const stripe = new Stripe("key");

export function useReset() {
  const reset = useMutation({ mutationFn: sendPasswordResetEmail, onSuccess: () => undefined }); // => sends to supertokens sendPasswordResetEmail
  const customers = useQuery(["customers"], stripe.customers.list); // => sends to stripe customers.list
  const orders = useQuery({ queryKey: ["orders"], queryFn: api.orders });
  const options = useMutation({ onSuccess: sendPasswordResetEmail });
  return { reset, customers, orders, options };
}

export function usePlans() {
  const client = useQueryClient();
  return client.prefetchQuery({ queryKey: ["plans"], queryFn: stripe.plans.list }); // => sends to stripe plans.list
}

// @file api.ts
export const orders = () => fetch("/api/orders"); // => calls GET /api/orders
