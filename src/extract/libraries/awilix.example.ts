import axios from "axios";
import { asClass, asFunction, asValue, createContainer } from "awilix";
import express from "express";

class Parcels {
  constructor({ parcelsUrl }) {
    this.url = parcelsUrl;
  }
  all() {
    return axios.get(`${this.url}/parcels`); // => calls GET http://parcels/parcels
  }
}

const makeRides = ({ settings }) => ({ all: () => axios.get(`${settings.ridesUrl}/rides`) }); // => calls GET http://rides/rides

const container = createContainer();
container.register({ parcels: asClass(Parcels).singleton(), rides: asFunction(makeRides) }).register("parcelsUrl", asValue("http://parcels"));
container.registerValue({ settings: { ridesUrl: "http://rides" } });

const app = express();
app.get("/parcels", async (_request, response) => response.json(await container.cradle.parcels.all())); // => serves GET /parcels
app.get("/rides", async (_request, response) => response.json(await container.createScope().resolve("rides").all())); // => serves GET /rides
app.get("/tolls", async () => axios.get(`${container.resolve("settings").ridesUrl}/tolls`)); // => calls GET http://rides/tolls; serves GET /tolls

const lookalike = { cradle: { parcelsUrl: "http://else" } };
console.log(lookalike.cradle.parcelsUrl);
