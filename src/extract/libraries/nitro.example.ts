// @file nitro.config.ts
export default defineNitroConfig({ baseURL: "/v1" });

// @file routes/health.ts
export default defineEventHandler(() => "ok"); // => serves * /v1/health

// @file routes/orders/[id]/lines-[line].delete.ts
export default defineEventHandler((event) => event.context.params); // => serves DELETE /v1/orders/{id}/lines-{line}

// @file api/rides/index.ts
import { defineHandler } from "nitro/h3";
import { rides } from "../../store";

export default defineHandler(() => rides()); // => serves * /v1/api/rides

// @file api/rides/index.post.ts
import { handle } from "../../store";
export default handle; // => serves POST /v1/api/rides

// @file api/rides/types.ts
export interface Ride {
  id: string;
}

// @file store.ts
export const rides = () => [];
export const handle = async () => ({ booked: true });
