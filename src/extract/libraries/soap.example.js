const soap = require("soap");
const path = require("path");

async function rates(day) {
  const client = await soap.createClientAsync("https://bank.example.com/rates?wsdl"); // => calls POST https://bank.example.com/rates?wsdl
  return client.GetRatesAsync({ day });
}

soap.createClient(path.join(__dirname, "ledger.wsdl"), { endpoint: process.env.LEDGER_URL + "/ledger" }, (error, client) => client.post({ amount: 1 })); // => calls POST {LEDGER_URL}/ledger
soap.createClient("./customs.wsdl", () => {});
soap.listen({}, "/orders", {}, "");
rates("today");
