const FormData = require("form-data");
const fs = require("fs");

function upload(file, done) {
  const form = new FormData();
  form.append("invoice", fs.createReadStream(file));
  form.submit({ host: "archive.example.com", path: "/invoices", headers: { "x-source": "orders" } }, done); // => calls POST http://archive.example.com/invoices
}

const feedback = new FormData();
feedback.append("text", "late");
feedback.submit(process.env.FEEDBACK_URL + "/feedback", (error, response) => response.resume()); // => calls POST {FEEDBACK_URL}/feedback

const page = { submit: (path) => path };
page.submit("http://orders/orders");
upload("may.pdf", () => {});
