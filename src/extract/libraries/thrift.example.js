const thrift = require("thrift");
const Orders = require("./gen-nodejs/Orders");
const Prices = require("./gen-nodejs/Prices");

const connection = thrift.createConnection("orders", 9090, { transport: thrift.TBufferedTransport });
const client = thrift.createClient(Orders, connection);

exports.place = (sku) => client.place({ sku, count: 1 }, (error, order) => console.log(error, order)); // => calls thrift Orders/place at orders:9090

thrift // => serves thrift Prices/find; serves thrift Prices/list
  .createServer(Prices, {
    find(sku, result) {
      result(null, 1);
    },
    list: (result) => result(null, []),
  })
  .listen(9091);

const shop = { place: (order) => order };
shop.place({ sku: "1" });
