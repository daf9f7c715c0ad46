/** Maps, places, addresses, weather, network locations. In: nothing. Out: rows, sorted by id. */
import type { Vendor } from "../vendor.js";

export const geoVendors: readonly Vendor[] = [
  { id: "google-maps", name: "Google Maps", category: "geo", packages: ["@googlemaps/google-maps-services-js", "@google/maps", "@googlemaps/js-api-loader", "@react-google-maps/api", "@googlemaps/places"], hosts: ["maps.googleapis.com", "places.googleapis.com", "routes.googleapis.com", "addressvalidation.googleapis.com"], source: "developers.google.com/maps" },
  { id: "amadeus", name: "Amadeus", category: "travel", packages: ["amadeus"], hosts: ["api.amadeus.com", "test.api.amadeus.com"], source: "developers.amadeus.com" },
  { id: "here", name: "HERE", category: "geo", packages: [], hosts: ["geocode.search.hereapi.com", "router.hereapi.com", "*.hereapi.com", "*.ls.hereapi.com", "*.api.here.com"], source: "here.com/docs" },
  { id: "ip-api", name: "ip-api", category: "geo", packages: [], hosts: ["ip-api.com", "pro.ip-api.com"], source: "ip-api.com/docs" },
  { id: "ipify", name: "ipify", category: "geo", packages: [], hosts: ["api.ipify.org", "api64.ipify.org", "geo.ipify.org"], source: "ipify.org" },
  { id: "ipinfo", name: "IPinfo", category: "geo", packages: ["node-ipinfo"], hosts: ["ipinfo.io", "api.ipinfo.io"], source: "ipinfo.io/developers" },
  { id: "ipstack", name: "ipstack", category: "geo", packages: [], hosts: ["api.ipstack.com"], source: "ipstack.com/documentation" },
  { id: "locationiq", name: "LocationIQ", category: "geo", packages: [], hosts: ["us1.locationiq.com", "eu1.locationiq.com", "*.locationiq.com"], source: "docs.locationiq.com" },
  { id: "loqate", name: "Loqate", category: "geo", packages: [], hosts: ["api.addressy.com"], source: "loqate.com/developers" },
  { id: "mapbox", name: "Mapbox", category: "geo", packages: ["@mapbox/mapbox-sdk", "mapbox", "mapbox-gl", "@mapbox/search-js-core"], hosts: ["api.mapbox.com", "*.mapbox.com"], source: "docs.mapbox.com" },
  { id: "maxmind", name: "MaxMind web services", category: "geo", packages: [], hosts: ["geoip.maxmind.com", "geolite.info", "minfraud.maxmind.com"], source: "dev.maxmind.com" },
  { id: "open-meteo", name: "Open-Meteo", category: "geo", packages: ["openmeteo"], hosts: ["api.open-meteo.com", "geocoding-api.open-meteo.com", "*.open-meteo.com"], source: "open-meteo.com/en/docs" },
  { id: "opencage", name: "OpenCage", category: "geo", packages: ["opencage-api-client"], hosts: ["api.opencagedata.com"], source: "opencagedata.com/api" },
  { id: "openrouteservice", name: "openrouteservice", category: "geo", packages: ["openrouteservice-js"], hosts: ["api.openrouteservice.org"], source: "openrouteservice.org" },
  { id: "openstreetmap-nominatim", name: "OpenStreetMap Nominatim", category: "geo", packages: ["nominatim-geocoder"], hosts: ["nominatim.openstreetmap.org", "*.openstreetmap.org"], source: "nominatim.org" },
  { id: "openweathermap", name: "OpenWeather", category: "geo", packages: ["openweathermap-ts", "openweather-api-node"], hosts: ["api.openweathermap.org", "pro.openweathermap.org"], source: "openweathermap.org/api" },
  { id: "osrm", name: "OSRM demo server", category: "geo", packages: [], hosts: ["router.project-osrm.org"], source: "project-osrm.org" },
  { id: "positionstack", name: "positionstack", category: "geo", packages: [], hosts: ["api.positionstack.com"], source: "positionstack.com/documentation" },
  { id: "postcodes-io", name: "Postcodes.io", category: "geo", packages: ["node-postcodes.io"], hosts: ["api.postcodes.io"], source: "postcodes.io/docs" },
  { id: "smarty", name: "Smarty", category: "geo", packages: ["smartystreets-javascript-sdk"], hosts: ["us-street.api.smarty.com", "us-street.api.smartystreets.com", "*.api.smarty.com"], source: "smarty.com/docs" },
  { id: "tomtom", name: "TomTom", category: "geo", packages: ["@tomtom-international/web-sdk-maps"], hosts: ["api.tomtom.com"], source: "developer.tomtom.com" },
  { id: "weatherapi", name: "WeatherAPI.com", category: "geo", packages: [], hosts: ["api.weatherapi.com"], source: "weatherapi.com/docs" },
];
