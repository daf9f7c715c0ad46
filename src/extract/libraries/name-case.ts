/** `SeatMap` → `seat_map`, as TypeORM's default naming strategy and Sequelize's `underscored` do. */
export const snakeCase = (name: string): string => name.replace(/([A-Z])([A-Z])([a-z])/g, "$1_$2$3").replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
