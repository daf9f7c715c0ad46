import { plainToInstance } from "class-transformer";

class Environment {
  USERS_URL!: string;
}

function validated(environment: Record<string, unknown>) {
  return plainToInstance(Environment, environment, { enableImplicitConversion: true });
}
const environment = validated(process.env);

export const users = () => fetch(`${environment.USERS_URL}/users`); // => calls GET {USERS_URL}/users
export const order = (body: object) => plainToInstance(Environment, body);
