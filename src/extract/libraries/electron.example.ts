import { app, BrowserWindow, net } from "electron";
import path from "node:path";

function order(id: string) {
  const request = net.request({ method: "POST", protocol: "https:", hostname: "orders.example.com", path: `/orders/${id}` }); // => calls POST https://orders.example.com/orders/{id}
  request.on("response", (response) => console.log(response.statusCode));
  request.end();
}

app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 800, height: 600 });
  await window.loadURL("https://shop.example.com/start"); // => calls GET https://shop.example.com/start
  window.webContents.loadURL("file://" + path.join(__dirname, "index.html"));
  await net.fetch("https://shop.example.com/news", { method: "GET" }); // => calls GET https://shop.example.com/news
  net.request("https://updates.example.com/latest").end(); // => calls GET https://updates.example.com/latest
  net.isOnline();
  order("1");
});
